package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@RemoteObject(serial = true)
class OrderedJournal implements Journal {

    private final Gates gates;

    private final RRefClient rrefs;

    /** No lock, and not volatile: one turn sees what the one before it wrote. */
    private final List<Long> noted = new ArrayList<>();

    private final AtomicInteger running = new AtomicInteger();

    private int mostAtOnce;

    OrderedJournal(@Autowired Gates gates, @Autowired RRefClient rrefs) {
        this.gates = gates;
        this.rrefs = rrefs;
    }

    @Override
    public long note(long n) {
        enter();
        noted.add(n);
        running.decrementAndGet();
        return n;
    }

    @Override
    public CompletableFuture<Long> noteBehind(String gate, long n) {
        enter();
        return gates.gate(gate).waitHere().thenApply(opened -> {
            noted.add(n);
            running.decrementAndGet();
            return n;
        });
    }

    @Override
    public List<Long> noted() {
        return List.copyOf(noted);
    }

    @Override
    public int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public long noteByItself(RRef<Journal> itself, long n) {
        return itself.rpcSync().note(n);
    }

    @Override
    public CompletableFuture<Long> noteByItselfLater(RRef<Journal> itself, long n) {
        return itself.rpcAsync(journal -> journal.note(n));
    }

    @Override
    public Mono<Long> noteByItselfAfter(RRef<Counter> other, RRef<Journal> itself, long n) {
        return other.call(counter -> counter.add(1))
                .rpcMono()
                .flatMap(added -> itself.call(journal -> journal.note(n)).rpcMono());
    }

    @Override
    public long noteOver(String worker, RRef<Journal> itself, long n) {
        return rrefs.on(worker).functions(Scribe.class).rpcSync().note(itself, n);
    }

    private void enter() {
        mostAtOnce = Math.max(mostAtOnce, running.incrementAndGet());
    }
}
