package io.rref.runtime;

import io.rref.proxy.Contract;
import io.rref.proxy.ContractMethod;
import io.rref.proxy.ContractProxies;
import io.rref.proxy.ProxyHandler;
import org.jspecify.annotations.Nullable;

/** A synchronous proxy whose object is looked up by name when it is first called. */
record NamedProxy(NamedRRef<?> reference) implements ProxyHandler {

    static Object create(Contract contract, NamedRRef<?> reference) {
        return ContractProxies.create(contract, new NamedProxy(reference));
    }

    @Override
    public @Nullable Object call(ContractMethod method, @Nullable Object[] arguments) throws Throwable {
        return reference.current().callSync(method, arguments);
    }

    @Override
    public String describe() {
        return reference.toString();
    }

    @Override
    public Object identity() {
        return reference;
    }
}
