package io.rref.test.readme.more;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteReference;
import io.rref.RpcMode;
import io.rref.test.readme.Counter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What the README shows as more of what one writes; a worker that calls itself, so that one app shows all of it. */
@SpringBootApplication
public class MoreForms {

    @Autowired
    @RemoteReference("visits@worker-1")
    RRef<Counter> counter;

    @Autowired
    RRefClient rrefs;

    /** Does all of it, and looks whether it is so. */
    public void show() {
        callsWithTimeouts();
        callsByName();
        sharedValues();
        sharedObjects();
    }

    private void callsWithTimeouts() {
        CompletableFuture<Long> soon =
                counter.call(c -> c.add(1)).timeout(ofSeconds(2)).rpcAsync();
        assertThat(soon.join()).isEqualTo(1);
        long now = counter.withTimeout(ofMillis(900)).rpcSync().add(1);
        assertThat(now).isEqualTo(2);
    }

    private void callsByName() {
        long then = counter.proxy(RpcMode.RPC_SYNC).call("add", 1);
        assertThat(then).isEqualTo(3);
        String type = counter.type().declared();
        assertThat(type).isEqualTo(Counter.class.getName());
    }

    private void sharedValues() {
        try (RRef<Long> a = counter.remote(c -> c.add(1));
                RRef<Long> b = rrefs.share(35L);
                RRef<Long> sum = rrefs.on("worker-1").functions(Sums.class).remote(s -> s.plus(a, b))) {
            assertThat(sum.toHere()).isEqualTo(39);
        }
    }

    private void sharedObjects() {
        AtomicLong mine = new AtomicLong();
        try (RRef<Counter> shared = rrefs.share(Counter.class, mine::addAndGet)) {
            shared.rpcSync().add(7);
            RRef<Counter> second = shared.keep();
            second.close();
        }
        assertThat(mine).hasValue(7);
    }
}
