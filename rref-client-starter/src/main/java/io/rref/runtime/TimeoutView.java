package io.rref.runtime;

import io.rref.RRef;
import io.rref.Remote;
import io.rref.proxy.Contract;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The same with another timeout; keeps the handle that it is a view of reachable. */
final class TimeoutView<T extends @Nullable Object> extends CallableRemote<T> {

    private final CallableRemote<T> handle;

    TimeoutView(CallableRemote<T> handle, Duration timeout) {
        super(handle.operations(), timeout);
        this.handle = handle;
    }

    @Override
    public Remote<T> withTimeout(Duration own) {
        return handle.withTimeout(own);
    }

    @Override
    Addressee addressee() {
        return handle.addressee();
    }

    @Override
    Contract contract() {
        return handle.contract();
    }

    @Override
    Contract contractByName() {
        return handle.contractByName();
    }

    @Override
    @Nullable
    Contract contractIfHere() {
        return handle.contractIfHere();
    }

    @Override
    @Nullable
    RRef<?> reference() {
        return handle.reference();
    }

    @Override
    Object identity() {
        return handle.identity();
    }

    @Override
    public String toString() {
        return handle.toString();
    }
}
