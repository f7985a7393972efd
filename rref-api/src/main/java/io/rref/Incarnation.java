package io.rref;

/**
 * Names one start of a process: after a restart the same worker name has another incarnation.
 *
 * <p>128 random bits; two of them meet by chance about never. The string form of the value is abbreviated, since whole
 * ids are capabilities of a kind: {@link #value()} gives all of it.
 */
public record Incarnation(long high, long low) {

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static Incarnation parse(String text) {
        return new Incarnation(Hexadecimal.high(text, "Incarnation"), Hexadecimal.low(text, "Incarnation"));
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
