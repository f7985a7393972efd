package io.rref.proxy;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Shows how a recorded call is written, in a contract's own names. */
final class RightForm {

    private RightForm() {}

    /**
     * The rule and an example.
     *
     * @param called the method of the example; by default one that gives a result
     */
    static String of(Contract contract, @Nullable ContractMethod called) {
        return "a recorded call makes exactly one call and returns its result: " + lambda(contract, called);
    }

    /** What to write where a method's result is a future or a {@code Mono}, and its value is what is asked for. */
    static String ofAsynchronous(Contract contract, ContractMethod called) {
        boolean mono = called.shape() == ResultShape.MONO;
        return called + " returns a " + (mono ? "Mono" : "future")
                + ", so that this would give a future of a future; for its value write "
                + (mono ? "callMono(" : "callStage(") + lambda(contract, called) + ")";
    }

    private static String lambda(Contract contract, @Nullable ContractMethod called) {
        String variable = StringUtils.uncapitalize(contract.type().getSimpleName());
        return variable + " -> " + variable + "." + example(contract, called);
    }

    private static String example(Contract contract, @Nullable ContractMethod called) {
        if (called != null) {
            return callOf(called);
        }
        return contract.methods().stream()
                .min(Comparator.comparing(
                        (ContractMethod method) -> method.shape().equals(ResultShape.NOTHING)))
                .map(RightForm::callOf)
                .orElse("method()");
    }

    private static String callOf(ContractMethod method) {
        return Stream.of(method.method().getParameterTypes())
                .map(RightForm::argument)
                .collect(Collectors.joining(", ", method.method().getName() + "(", ")"));
    }

    private static String argument(Class<?> type) {
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed.equals(Boolean.class)) {
            return "true";
        }
        if (boxed.equals(Character.class)) {
            return "'a'";
        }
        if (type.equals(String.class)) {
            return "\"a\"";
        }
        return Number.class.isAssignableFrom(boxed) ? "1" : StringUtils.uncapitalize(type.getSimpleName());
    }
}
