package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Says what becomes of a test whose component is not there: it fails if the system property {@code rref.require} names the
 * component or is {@code all}, and is skipped otherwise.
 */
public final class Required {

    /** The system property. */
    public static final String PROPERTY = "rref.require";

    private Required() {}

    /**
     * The component, if it is there.
     *
     * @param name as {@code rref.require} names it, such as {@code consul}
     * @param howToGetIt what to do so that it is there
     */
    public static <T> T component(String name, Optional<T> found, String howToGetIt) {
        if (found.isPresent()) {
            return found.get();
        }
        String missing = name + " is not there: " + howToGetIt;
        if (isRequired(name, System.getProperty(PROPERTY))) {
            fail(missing + " (-D" + PROPERTY + " asks for it)");
        }
        Assumptions.abort(missing + "; with -D" + PROPERTY + "=" + name + " this is a failure");
        throw new IllegalStateException("never reached");
    }

    static boolean isRequired(String name, @Nullable String required) {
        if (required == null) {
            return false;
        }
        return Arrays.stream(required.toLowerCase(Locale.ROOT).split(","))
                .map(String::trim)
                .anyMatch(each -> each.equals("all") || each.equals(name));
    }
}
