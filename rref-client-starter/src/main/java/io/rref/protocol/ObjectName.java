package io.rref.protocol;

/** The rule for names that objects are published under: they stand in paths, in {@code name@worker}, and in logs. */
public final class ObjectName {

    /** What a name is made of, for people. */
    public static final String RULE =
            "the name of the object may hold neither slashes, backslashes, semicolons, '@', control characters nor line"
                    + " separators, and is neither '.' nor '..'";

    private static final int LONGEST = 256;

    /** Where servers and proxies take paths apart, some of them after decoding; where names part from workers; ends of lines. */
    private static final String SEPARATORS = "/\\;@\u2028\u2029";

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
        if (name.equals(".") || name.equals("..") || !name.codePoints().allMatch(ObjectName::mayStand)) {
            throw new IllegalArgumentException(RULE);
        }
        return name;
    }

    private static boolean mayStand(int character) {
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !half && !Character.isISOControl(character) && SEPARATORS.indexOf(character) < 0;
    }
}
