package io.rref.holder;

/** Names one use of a handle or worker, from the request to its outcome. Counted by the shell. */
public record OperationId(long value) {}
