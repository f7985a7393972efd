package io.rref.protocol;

/** The rule for names that objects are published under: they stand in paths, in {@code name@worker}, and in logs. */
public final class ObjectName {

    private static final int LONGEST = 256;

    private ObjectName() {}

    /**
     * Answers the name.
     *
     * @throws IllegalArgumentException if it cannot be one, saying why
     */
    public static String require(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of the object is blank");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the name of the object has " + name.length() + " characters, " + LONGEST + " are the most");
        }
        if (!name.codePoints().allMatch(ObjectName::mayStand)) {
            throw new IllegalArgumentException(
                    "the name of the object may hold neither slashes, backslashes, '@' nor control characters");
        }
        return name;
    }

    private static boolean mayStand(int character) {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !half && !Character.isISOControl(character) && "/\\@".indexOf(character) < 0;
    }
}
