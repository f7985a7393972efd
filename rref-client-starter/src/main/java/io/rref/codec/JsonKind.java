package io.rref.codec;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Kinds of JSON, as people call them. */
enum JsonKind {
    INTEGER("an integer"),
    FRACTION("a number with a fraction"),
    STRING("a string"),
    BOOLEAN("a boolean"),
    NULL("null"),
    ARRAY("an array"),
    OBJECT("an object");

    private static final Set<Class<?>> INTEGERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private static final Set<Class<?>> NUMBERS = Set.of(Float.class, Double.class, BigDecimal.class);

    private static final Set<Class<?>> TEXTS = Set.of(String.class, Character.class, byte[].class);

    private final String words;

    JsonKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static @Nullable JsonKind of(@Nullable JsonToken token) {
        if (token == null) {
            return null;
        }
        return switch (token) {
            case VALUE_NUMBER_INT -> INTEGER;
            case VALUE_NUMBER_FLOAT -> FRACTION;
            case VALUE_STRING -> STRING;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case VALUE_NULL -> NULL;
            case START_ARRAY -> ARRAY;
            case START_OBJECT -> OBJECT;
            default -> null;
        };
    }

    /** Whether this kind is enough to say why a value of the class can not be read from it. */
    boolean isWrongFor(Class<?> expected) {
        if (this == NULL) {
            return true;
        }
        Class<?> type = MethodType.methodType(expected).wrap().returnType();
        if (INTEGERS.contains(type)) {
            return this != INTEGER;
        }
        if (NUMBERS.contains(type)) {
            return !EnumSet.of(INTEGER, FRACTION).contains(this);
        }
        if (TEXTS.contains(type)) {
            return this != STRING;
        }
        if (type == Boolean.class) {
            return this != BOOLEAN;
        }
        return (type.isArray() || Iterable.class.isAssignableFrom(type) || type.isRecord()) && isScalar();
    }

    private boolean isScalar() {
        return this != ARRAY && this != OBJECT;
    }
}
