package io.rref.test.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests of this module, found on the class path, so that none is forgotten in a list. */
public final class ConformanceTests {

    private static final Predicate<String> TESTS = name -> name.endsWith("Test") || name.endsWith("IT");

    private static final List<Class<?>> FOUND =
            ReflectionSupport.findAllClassesInPackage("io.rref.test", type -> true, TESTS);

    private ConformanceTests() {}

    /** The methods that show rows, of all test classes. */
    public static List<Method> marked() {
        return FOUND.stream()
                .flatMap(ConformanceTests::methods)
                .filter(method -> method.isAnnotationPresent(Conforms.class))
                .toList();
    }

    /** The rows that a method shows; none if it is not marked. */
    public static List<String> rowsOf(Method method) {
        Conforms rows = method.getAnnotation(Conforms.class);
        return rows == null ? List.of() : List.of(rows.value());
    }

    /** The methods of this class and name: one, unless the table is wrong or two classes have one name. */
    public static List<Method> named(PytorchTable.ShownBy test) {
        return FOUND.stream()
                .filter(type -> type.getSimpleName().equals(test.test()))
                .flatMap(ConformanceTests::methods)
                .filter(method -> method.getName().equals(test.method()))
                .toList();
    }

    /** The name of a test, as the table has it. */
    public static PytorchTable.ShownBy nameOf(Method method) {
        return new PytorchTable.ShownBy(method.getDeclaringClass().getSimpleName(), method.getName());
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods());
    }
}
