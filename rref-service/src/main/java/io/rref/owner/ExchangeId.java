package io.rref.owner;

/** Names one arrival of a message, so that its answer finds its way back. Counted by the shell. */
public record ExchangeId(long value) {}
