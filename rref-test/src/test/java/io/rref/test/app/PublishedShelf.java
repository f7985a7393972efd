package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteObject;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Every worker publishes one. */
@RemoteObject(name = "shelf")
class PublishedShelf implements Shelf {

    private final RRefClient rrefs;

    private final Gates gates;

    private volatile @Nullable RRef<Counter> here;

    PublishedShelf(@Autowired RRefClient rrefs, @Autowired Gates gates) {
        this.rrefs = rrefs;
        this.gates = gates;
    }

    @Override
    public void keep(RRef<Counter> counter) {
        here = counter.keep();
    }

    @Override
    public CompletableFuture<Void> keepAndWait(RRef<Counter> counter, String gate) {
        keep(counter);
        return gates.gate(gate).waitHere();
    }

    @Override
    public void store(RRef<Counter> counter) {
        here = counter;
    }

    @Override
    public long add(long n) {
        return handle().rpcSync().add(n);
    }

    @Override
    public void passOn(String worker) {
        RRef<Counter> passed = handle();
        try (RRef<Shelf> other = rrefs.on(worker).find("shelf", Shelf.class)) {
            other.rpcSync().keep(passed);
        }
    }

    @Override
    public void drop() {
        handle().close();
        here = null;
    }

    private RRef<Counter> handle() {
        return Objects.requireNonNull(here, "nothing on the shelf");
    }
}
