package io.rref.runtime;

import io.rref.Remote;
import io.rref.protocol.Target;
import io.rref.proxy.Contract;
import java.time.Duration;

/** The functions of one contract on one worker. */
final class RemoteFunctionsView<F> extends CallableRemote<F> {

    private final Target worker;

    private final Contract contract;

    RemoteFunctionsView(Operations operations, Target worker, Contract contract, Duration timeout) {
        super(operations, timeout);
        this.worker = worker;
        this.contract = contract;
    }

    @Override
    public Remote<F> withTimeout(Duration own) {
        return new RemoteFunctionsView<>(operations(), worker, contract, requireTimeout(own));
    }

    @Override
    Addressee addressee() {
        return new Addressee.FunctionsOf(worker, contract);
    }

    @Override
    Contract contract() {
        return contract;
    }

    @Override
    Object identity() {
        return worker;
    }

    @Override
    public String toString() {
        return contract.name() + " functions of " + worker.worker();
    }
}
