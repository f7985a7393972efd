package io.rref.test.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the Java column of a row names: types and, as {@code RRef#toHere(Duration)}, methods. */
final class JavaForms {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static final Pattern FORM = Pattern.compile("@?([A-Z]\\w+)(?:#(\\w+)\\((.*)\\))?");

    /** Where the types are that a caller or a worker's author meets. */
    private static final List<String> PACKAGES = List.of(
            "io.rref",
            "io.rref.autoconfigure",
            "io.rref.web",
            "io.rref.worker",
            "java.util.concurrent",
            "reactor.core.publisher");

    private JavaForms() {}

    /** Everything in a cell that has the form of a type or a method. */
    static List<String> in(String cell) {
        List<String> forms = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(cell);
        while (quoted.find()) {
            if (FORM.matcher(quoted.group(1)).matches()) {
                forms.add(quoted.group(1));
            }
        }
        return forms;
    }

    /** Whether there is such a type or method. */
    static boolean exists(String form) {
        Matcher parts = FORM.matcher(form);
        if (!parts.matches()) {
            return false;
        }
        Optional<Class<?>> type = type(parts.group(1));
        String method = parts.group(2);
        return type.isPresent()
                && (method == null
                        || methods(type.get())
                                .anyMatch(each -> each.getName().equals(method)
                                        && parameters(each).equals(parts.group(3))));
    }

    private static Optional<Class<?>> type(String name) {
        for (String each : PACKAGES) {
            try {
                return Optional.of(Class.forName(each + "." + name, false, JavaForms.class.getClassLoader()));
            } catch (ClassNotFoundException elsewhere) {
                // the next package may have it
            }
        }
        return Optional.empty();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.of(type.getMethods(), type.getDeclaredMethods(), Object.class.getMethods())
                .flatMap(Arrays::stream);
    }

    private static String parameters(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(0, types.length)
                .mapToObj(index -> method.isVarArgs() && index == types.length - 1
                        ? types[index].getComponentType().getSimpleName() + "..."
                        : types[index].getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
