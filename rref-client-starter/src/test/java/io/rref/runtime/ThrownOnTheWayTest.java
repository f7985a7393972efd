package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RemoteInterface;
import io.rref.RpcMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong before a call is sent: what is thrown, and what ends the future. */
class ThrownOnTheWayTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ScriptedOwner owner = ScriptedOwner.withDefaults();

    private final RRef<Plain> plain = owner.client().on(ScriptedOwner.NAME).create(Plain.class);

    @AfterEach
    void close() {
        owner.close();
    }

    @RemoteInterface
    interface Plain {

        long take(Faulty argument);

        CompletableFuture<Long> takeLater(long argument);
    }

    /** Cannot be written, and not for a reason of its own. */
    public static final class Faulty {

        public long getValue() {
            throw new NoClassDefFoundError("demo/NotHere");
        }
    }

    @Test
    void whenAnErrorIsRaisedThenItEndsTheFuture() {
        CompletableFuture<Long> typed = plain.rpcAsync(p -> p.take(new Faulty()));
        CompletableFuture<Long> byName = plain.proxy(RpcMode.RPC_ASYNC).call("take", new Faulty());

        assertThat(typed).failsWithin(LIMIT).withThrowableThat().withCauseExactlyInstanceOf(NoClassDefFoundError.class);
        assertThat(byName)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseExactlyInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(() -> plain.rpcSync().take(new Faulty())).hasStackTraceContaining("demo/NotHere");
    }

    @Test
    void whenTheLineItselfIsWrongThenThatIsThrown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.rpcAsync(p -> 1L))
                .withMessageContaining("this one made no call");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.rpcAsync(p -> p.takeLater(1)))
                .withMessageContaining("future of a future")
                .withMessageEndingWith("callStage(plain -> plain.takeLater(1))");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.remote(p -> p.takeLater(1)))
                .withMessageContaining("callStage(");
    }

    @Test
    void whenTheReferenceIsToAValueThenThatEndsTheFuture() {
        try (RRef<Long> value = plain.callStage(p -> p.takeLater(1)).remote()) {
            assertThat(value.rpcAsync(n -> n))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("toHere()");
            assertThatThrownBy(() -> value.call(n -> n)).isInstanceOf(IllegalStateException.class);
        }
    }
}
