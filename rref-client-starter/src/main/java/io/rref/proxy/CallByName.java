package io.rref.proxy;

import io.rref.protocol.ProblemType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a call of what a caller names and gives, as the recorder makes it of a lambda. */
public final class CallByName {

    private CallByName() {}

    /** Whether the contract has a method of this name, or of this signature. */
    public static boolean isIn(Contract contract, String method) {
        return contract.bySignature(method) != null
                || contract.methods().stream()
                        .anyMatch(each -> each.method().getName().equals(method));
    }

    /**
     * The call of this method with these arguments, numbers widened to what it takes.
     *
     * @param method its name, or its signature
     * @throws RefusedCallException if there is no such method, more than one, or the arguments are not for it
     */
    public static RecordedCall of(Contract contract, String method, @Nullable Object[] arguments) {
        ContractMethod found = find(contract, method, arguments.length);
        List<Type> parameters = found.parameterTypes();
        if (parameters.size() != arguments.length) {
            throw new RefusedCallException(
                    ProblemType.BAD_ARGUMENTS,
                    found + " takes " + parameters.size() + " arguments, and got " + arguments.length);
        }
        @Nullable Object[] fitting = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            fitting[i] = fit(arguments[i], TypeBindings.erase(parameters.get(i)), i, found);
        }
        return new RecordedCall(found, fitting);
    }

    /** Overloads are told apart by the number of arguments where that is enough, else by their signatures. */
    private static ContractMethod find(Contract contract, String method, int arguments) {
        ContractMethod exact = contract.bySignature(method);
        if (exact != null) {
            return exact;
        }
        List<ContractMethod> named = contract.methods().stream()
                .filter(each -> each.method().getName().equals(method))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        List<ContractMethod> fitting = named.stream()
                .filter(each -> each.parameterTypes().size() == arguments)
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new RefusedCallException(
                ProblemType.CONTRACT_MISMATCH,
                named.isEmpty() ? unknown(contract, method) : overloaded(contract, method, named));
    }

    private static String unknown(Contract contract, String method) {
        List<String> near = contract.nearMatches(method);
        String remedy = near.isEmpty()
                ? "it has "
                        + contract.methods().stream()
                                .map(ContractMethod::signature)
                                .toList()
                : "did you mean " + near + "?";
        return contract.name() + " has no method '" + method + "'; " + remedy;
    }

    private static String overloaded(Contract contract, String method, List<ContractMethod> named) {
        return contract.name() + " has " + named.size() + " methods '" + method + "'; name one of "
                + named.stream().map(ContractMethod::signature).toList();
    }

    private static @Nullable Object fit(
            @Nullable Object argument, Class<?> parameter, int position, ContractMethod method) {
        if (argument == null ? !parameter.isPrimitive() : Widening.isInstance(parameter, argument)) {
            return argument;
        }
        Object widened = argument == null ? null : Widening.of(argument, parameter);
        if (widened == null) {
            throw new RefusedCallException(
                    ProblemType.BAD_ARGUMENTS,
                    "argument " + (position + 1) + " of " + method + " is "
                            + (argument == null
                                    ? "null"
                                    : "a " + argument.getClass().getTypeName()) + ", and must be a "
                            + parameter.getTypeName());
        }
        return widened;
    }
}
