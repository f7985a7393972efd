package io.rref.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What stands behind a typed proxy: equal handlers make equal proxies. */
record HandledInvocation(Contract contract, ProxyHandler handler) implements InvocationHandler {

    static final @Nullable Object[] NO_ARGUMENTS = new Object[0];

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        @Nullable Object[] given = arguments == null ? NO_ARGUMENTS : arguments;
        if (method.getDeclaringClass().equals(Object.class)) {
            return answerLocally(method, given);
        }
        return handler.call(contract.byMethod(method), given);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandledInvocation that
                && contract.equals(that.contract)
                && handler.identity().equals(that.handler.identity());
    }

    @Override
    public int hashCode() {
        return 31 * contract.hashCode() + handler.identity().hashCode();
    }

    private Object answerLocally(Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> isSame(arguments[0]);
            case "hashCode" -> hashCode();
            default -> handler.describe();
        };
    }

    private boolean isSame(@Nullable Object other) {
        return other != null && Proxy.isProxyClass(other.getClass()) && equals(Proxy.getInvocationHandler(other));
    }
}
