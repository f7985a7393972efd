package io.rref.holder;

import io.rref.protocol.MonotonicTime;

/**
 * One sending that has neither been answered nor failed nor been forgotten.
 *
 * @param sentAt on the clock that goes on through sleep
 */
record Exchange(ExchangeId id, Correspondent correspondent, MonotonicTime sentAt) {}
