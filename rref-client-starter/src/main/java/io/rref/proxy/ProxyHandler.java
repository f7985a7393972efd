package io.rref.proxy;

import org.jspecify.annotations.Nullable;

/** Carries out the calls of a typed proxy. Thread-safe, as the proxy is. */
public interface ProxyHandler {

    /**
     * Carries out one call.
     *
     * @param arguments in order, empty if there are none
     * @return what the method's return type says: the value, a future or a {@code Mono}
     */
    @Nullable
    Object call(ContractMethod method, @Nullable Object[] arguments) throws Throwable;

    /** What the proxy's {@code toString} answers. */
    String describe();

    /** What the proxy stands for: proxies of one contract are equal if these are. */
    Object identity();
}
