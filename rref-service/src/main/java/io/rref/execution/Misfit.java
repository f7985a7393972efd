package io.rref.execution;

import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arguments that do not fit parameters, in words. Shows types only: values may be secret. */
final class Misfit {

    private Misfit() {}

    static IllegalArgumentException of(String what, List<Type> parameters, @Nullable Object[] arguments) {
        String expected = parameters.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "(", ")"));
        String given = Stream.of(arguments)
                .map(argument -> argument == null ? "null" : argument.getClass().getTypeName())
                .collect(Collectors.joining(", ", "(", ")"));
        return new IllegalArgumentException(what + " takes " + expected + ", not " + given);
    }
}
