package io.rref.runtime;

import io.rref.RRef;
import io.rref.Remote;
import io.rref.Worker;
import io.rref.WorkerInfo;
import io.rref.protocol.ObjectName;
import io.rref.protocol.Target;
import io.rref.proxy.Contract;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** One worker, as a caller sees it. */
record RuntimeWorker(Operations operations, WorkerInfo info) implements Worker {

    @Override
    public <F> Remote<F> functions(Class<F> contract) {
        Objects.requireNonNull(contract, "contract must not be null");
        Contract functions = Contract.of(contract);
        return new RemoteFunctionsView<>(
                operations, target(), functions, operations.settings().timeoutOf(functions));
    }

    @Override
    public <C> RRef<C> create(Class<C> contract, @Nullable Object... arguments) {
        Objects.requireNonNull(contract, "contract must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        return createTyped(contract, arguments);
    }

    @Override
    public <C> RRef<C> create(ParameterizedTypeReference<C> contract, @Nullable Object... arguments) {
        Objects.requireNonNull(contract, "contract must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        return createTyped(contract.getType(), arguments);
    }

    private <C> RRef<C> createTyped(Type type, @Nullable Object[] arguments) {
        Contract contract = Contract.of(type);
        HandleState made = operations.create(
                target(), contract.name(), arguments, operations.settings().timeoutOf(contract));
        return HeldRRef.owned(operations, made, type);
    }

    @Override
    public <C> RRef<C> named(String name, Class<C> contract, @Nullable Object... arguments) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(contract, "contract must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        return namedTyped(name, contract, arguments);
    }

    @Override
    public <C> RRef<C> named(String name, ParameterizedTypeReference<C> contract, @Nullable Object... arguments) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(contract, "contract must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        return namedTyped(name, contract.getType(), arguments);
    }

    @Override
    public <C> RRef<C> find(String name, Class<C> contract) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(contract, "contract must not be null");
        return findTyped(name, (Type) contract);
    }

    @Override
    public <C> RRef<C> find(String name, ParameterizedTypeReference<C> contract) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(contract, "contract must not be null");
        return findTyped(name, contract.getType());
    }

    private <C> RRef<C> namedTyped(String name, Type type, @Nullable Object[] arguments) {
        return HeldRRef.owned(
                operations,
                operations.named(
                        target(), ObjectName.require(name), Contract.of(type).name(), arguments),
                type);
    }

    private <C> RRef<C> findTyped(String name, Type type) {
        return HeldRRef.owned(
                operations,
                operations.named(
                        target(), ObjectName.require(name), Contract.of(type).name(), null),
                type);
    }

    @Override
    public void unname(String name) {
        Objects.requireNonNull(name, "name must not be null");
        operations.unname(target(), ObjectName.require(name));
    }

    private Target target() {
        return new Target(info.name(), info.incarnation());
    }

    @Override
    public String toString() {
        return "Worker(" + info.name() + ")";
    }
}
