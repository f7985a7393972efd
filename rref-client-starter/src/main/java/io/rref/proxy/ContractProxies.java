package io.rref.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Typed proxies of a contract. */
public final class ContractProxies {

    private ContractProxies() {}

    /**
     * A proxy whose remote methods go to the handler. {@code equals}, {@code hashCode} and {@code toString} are answered
     * here: equal are proxies of the same contract and {@link ProxyHandler#identity identity}.
     *
     * @param <T> the contract's interface
     */
    @SuppressWarnings("unchecked")
    public static <T> T create(Contract contract, ProxyHandler handler) {
        return (T) implement(contract, new HandledInvocation(contract, handler));
    }

    /** In the interface's own class loader: a package-private interface can be implemented nowhere else. */
    static Object implement(Contract contract, InvocationHandler handler) {
        Class<?> type = contract.type();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
