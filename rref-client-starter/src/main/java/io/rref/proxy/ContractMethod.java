package io.rref.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;

/**
 * One remote method of a contract.
 *
 * @param signature name and erased parameter types, such as {@code add(long)} or {@code plus(io.rref.RRef,io.rref.RRef)}
 * @param method the interface's method
 * @param parameterTypes with their generics, type variables replaced
 * @param resultType type of the value, type variables replaced; for futures and Monos the type of what they give,
 *     {@code Void} for {@code void}
 * @param shape how the result is given
 */
public record ContractMethod(
        String signature, Method method, List<Type> parameterTypes, Type resultType, ResultShape shape) {

    public ContractMethod {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** Equal if it is the same method of the same generic form of a contract. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ContractMethod that
                        && method.equals(that.method)
                        && parameterTypes.equals(that.parameterTypes)
                        && resultType.equals(that.resultType);
    }

    /** Cheap, so that tables per method can be kept. */
    @Override
    public int hashCode() {
        return method.hashCode();
    }

    /** The contract's name and the signature. */
    @Override
    public String toString() {
        return method.getDeclaringClass().getName() + "." + signature;
    }
}
