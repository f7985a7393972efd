package io.rref.aot.app;

import io.rref.RRef;
import io.rref.RemoteReference;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class InjectedFields {

    @Autowired
    @RemoteReference("counter@worker-1")
    @Nullable
    Counter counter;

    @Autowired
    @RemoteReference("counter@worker-1")
    @Nullable
    RRef<Counter> handle;

    @Autowired
    @RemoteReference("store@worker-1")
    @Nullable
    Store<String> store;

    @Autowired
    @RemoteReference("store@worker-1")
    @Nullable
    RRef<Store<String>> storeHandle;

    @Autowired
    @Nullable
    Visits visits;

    @Autowired
    @RemoteReference("others@worker-3")
    @Nullable
    Visits others;

    @Autowired
    @Nullable
    RRef<Visits> visitsHandle;

    @Autowired
    @RemoteReference("counter@worker-1")
    @Nullable
    ObjectProvider<Counter> provider;

    @Autowired
    @RemoteReference("counter@worker-1")
    @Nullable
    ObjectProvider<RRef<Counter>> handleProvider;

    @Autowired
    @RemoteReference("counter@worker-1")
    @Nullable
    Optional<Counter> perhaps;

    @Autowired
    @Lazy
    @RemoteReference("counter@worker-1")
    @Nullable
    Counter lazy;

    @Autowired
    @Nullable
    Sums local;

    @Autowired
    @RemoteReference("sums@worker-1")
    @Nullable
    Sums remote;

    private @Nullable Object bySetter;

    @Autowired
    @RemoteReference("counter@worker-1")
    void setCounter(RRef<Counter> counter) {
        bySetter = counter;
    }

    void tell(BiConsumer<String, @Nullable Object> listener) {
        listener.accept("field", counter);
        listener.accept("handle", handle);
        listener.accept("generic", store);
        listener.accept("generic handle", storeHandle);
        listener.accept("named by its type", visits);
        listener.accept("named at the point", others);
        listener.accept("handle named by its type", visitsHandle);
        listener.accept("provider", provider == null ? null : provider.getObject());
        listener.accept("provider of a handle", handleProvider == null ? null : handleProvider.getObject());
        listener.accept("optional", perhaps == null ? null : perhaps.orElse(null));
        listener.accept("lazy", lazy);
        listener.accept("local", local);
        listener.accept("remote beside local", remote);
        listener.accept("setter", bySetter);
    }
}
