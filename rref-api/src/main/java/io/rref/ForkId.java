package io.rref;

/**
 * Names one handle: every handle to an object has its own, and its owner lists them.
 *
 * <p>128 random bits; two of them meet by chance about never. The string form of the value is abbreviated, since whole
 * ids are capabilities of a kind: {@link #value()} gives all of it.
 */
public record ForkId(long high, long low) {

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static ForkId parse(String text) {
        return new ForkId(Hexadecimal.high(text, "ForkId"), Hexadecimal.low(text, "ForkId"));
    }

    /** All 32 hexadecimal digits. */
    public String value() {
        return Hexadecimal.of(high, low);
    }

    /** The first eight hexadecimal digits. */
    @Override
    public String toString() {
        return Hexadecimal.abbreviated(high);
    }
}
