package io.rref.holder;

import io.rref.protocol.LeaseToken;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every request carries besides what it asks for.
 *
 * @param number null for a query
 */
record Envelope(
        Target target, LeaseToken lease, @Nullable RequestNumber number, SettledNumbers settled, Duration remaining) {}
