package io.rref.holder;

/** Names the handles of one answer that this process gives as a worker. Counted by the shell. */
public record ShareId(long value) {}
