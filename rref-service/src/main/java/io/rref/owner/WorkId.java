package io.rref.owner;

/** Names one piece of work that the shell has been told to do. Counted by the machine. */
public record WorkId(long value) {}
