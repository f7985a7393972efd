package io.rref;

/** Text form of 128 random bits: 32 lower-case hexadecimal digits. */
final class Hexadecimal {

    private static final int DIGITS = 32;

    private static final int HALF = 16;

    private Hexadecimal() {}

    static String of(long high, long low) {
        return pad(Long.toHexString(high)) + pad(Long.toHexString(low));
    }

    static String abbreviated(long high) {
        return pad(Long.toHexString(high)).substring(0, 8) + "…";
    }

    static long high(String text, String what) {
        return half(text, what, 0);
    }

    static long low(String text, String what) {
        return half(text, what, HALF);
    }

    private static long half(String text, String what, int start) {
        if (text.length() != DIGITS) {
            throw notAnId(text, what);
        }
        try {
            return Long.parseUnsignedLong(text, start, start + HALF, HALF);
        } catch (NumberFormatException notHexadecimal) {
            throw notAnId(text, what);
        }
    }

    private static IllegalArgumentException notAnId(String text, String what) {
        String shown = text.length() > DIGITS ? text.substring(0, DIGITS) + "…" : text;
        return new IllegalArgumentException("'" + shown + "' is no " + what + ": expected 32 hexadecimal digits");
    }

    private static String pad(String digits) {
        return "0".repeat(HALF - digits.length()) + digits;
    }
}
