package io.rref.protocol;

import io.rref.Incarnation;

/** Proves a lease: 128 random bits that the owner chose. Never logged whole. */
public record LeaseToken(long high, long low) {

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static LeaseToken parse(String text) {
        Incarnation bits = Incarnation.parse(text);
        return new LeaseToken(bits.high(), bits.low());
    }

    /** All 32 hexadecimal digits. */
    public String value() {
        return new Incarnation(high, low).value();
    }

    @Override
    public String toString() {
        return "lease " + new Incarnation(high, low);
    }
}
