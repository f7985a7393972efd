package io.rref.holder;

/** Names the arrival of one request's handles. Counted by the shell. */
public record ReceptionId(long value) {}
