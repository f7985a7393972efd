package io.rref.holder;

/** Names one sending of a message. Counted by the machine. */
public record ExchangeId(long value) {}
