package io.rref.aot.app;

import io.rref.RRef;
import io.rref.RemoteReference;
import org.springframework.stereotype.Component;

@Component
class InjectedByConstructor {

    final Counter counter;

    final RRef<Store<String>> store;

    InjectedByConstructor(
            @RemoteReference("counter@worker-1") Counter counter,
            @RemoteReference("store@worker-1") RRef<Store<String>> store) {
        this.counter = counter;
        this.store = store;
    }
}
