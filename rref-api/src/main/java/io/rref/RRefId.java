package io.rref;

/**
 * Names one remote object: the same in every handle to it, wherever the handle is.
 *
 * <p>128 random bits; two of them meet by chance about never. The string form of the value is abbreviated, since whole
 * ids are capabilities of a kind: {@link #value()} gives all of it.
 */
public record RRefId(long high, long low) {

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static RRefId parse(String text) {
        return new RRefId(Hexadecimal.high(text, "RRefId"), Hexadecimal.low(text, "RRefId"));
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
