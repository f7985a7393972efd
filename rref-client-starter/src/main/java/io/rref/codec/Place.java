package io.rref.codec;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/**
 * Where something went wrong: the value, or one of the arguments. Made only then.
 *
 * @param words such as {@code argument 2 of (long,long)}
 */
record Place(String words, PreparedType expected) {

    /** What Jackson adds for people who own the mapper, which callers do not. */
    private static final String HINT = " (but could if coercion was enabled using `CoercionConfig`)";

    static Place value(PreparedType type) {
        return new Place("value", type);
    }

    /** Counted from 1, as people do. */
    static Place argument(int index, List<PreparedType> types) {
        return new Place("argument " + (index + 1) + " of " + signature(types), types.get(index));
    }

    static String signature(List<PreparedType> types) {
        return types.stream().map(PreparedType::name).collect(Collectors.joining(",", "(", ")"));
    }

    EncodingException notEncoded(String why) {
        return new EncodingException(words + ": " + why, null);
    }

    /** Not all that user code throws is wrapped by Jackson on its way out. */
    EncodingException notEncoded(RuntimeException e) {
        String why = e instanceof JacksonException jackson ? at(jackson) + jackson.getOriginalMessage() : e.toString();
        return new EncodingException(words + ": " + why, e);
    }

    DecodingException notDecoded(RuntimeException e, JsonParser json) {
        String why = e instanceof JacksonException jackson ? at(jackson) + reason(jackson, json) : e.toString();
        return new DecodingException(words + ": " + why, e);
    }

    private String reason(JacksonException e, JsonParser json) {
        if (e instanceof MismatchedInputException mismatch && !(e instanceof PropertyBindingException)) {
            String brief = briefReason(mismatch, json.currentToken());
            if (brief != null) {
                return brief;
            }
        }
        String detail = String.valueOf(e.getOriginalMessage()).replace(HINT, "");
        return e instanceof DatabindException ? detail : "malformed JSON: " + detail;
    }

    private @Nullable String briefReason(MismatchedInputException e, @Nullable JsonToken token) {
        Class<?> target = e.getPath().isEmpty() ? expected.type().getRawClass() : e.getTargetType();
        JsonKind found = JsonKind.of(token);
        if (target == null || found == null || !found.isWrongFor(target)) {
            return null;
        }
        String name = e.getPath().isEmpty() ? expected.name() : target.getTypeName();
        return "expected " + name + ", got " + found.words();
    }

    /** Such as {@code at orders[2].price: }, or nothing for the value itself. */
    private static String at(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "" : "at " + path + ": ";
    }
}
