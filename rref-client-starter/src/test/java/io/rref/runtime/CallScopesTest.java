package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.CallScope;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RemoteInterface;
import io.rref.RpcMode;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

/** Scopes of calls that their worker never answers. */
class CallScopesTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final ScriptedOwner owner = ScriptedOwner.withDefaults();

    private final RRef<Plain> plain = owner.client().on(ScriptedOwner.NAME).create(Plain.class);

    @AfterEach
    void close() {
        owner.close();
    }

    @RemoteInterface
    interface Plain {

        long ask();

        CompletableFuture<Long> askLater();
    }

    @Test
    void whenCallsAreBegunThenThoseThatGiveAFutureAreOfTheInnermostScope() {
        CallScope outer = scope();
        plain.rpcAsync(Plain::ask);
        CallScope inner = scope();

        plain.rpcAsync(Plain::ask);
        plain.callStage(Plain::askLater).rpcAsync();
        plain.rpcSync().askLater();
        plain.proxy(RpcMode.RPC_ASYNC).call("ask");
        plain.remote(Plain::ask).close();
        plain.call(Plain::ask).rpcMono().subscribe().dispose();

        assertThat(inner.open()).isEqualTo(4);
        assertThat(outer.open()).isEqualTo(1);
        cancelAndClose(inner);
        cancelAndClose(outer);
    }

    @Test
    void whenAScopeIsClosedThenLaterCallsAreNotOfIt() {
        CallScope scope = scope();
        scope.close();

        plain.rpcAsync(Plain::ask);

        assertThat(scope.open()).isZero();
    }

    @Test
    void whenACallFailsThenItIsThrownAndTheOthersAreCancelled() {
        CallScope scope = scope();
        CompletableFuture<Long> never = plain.rpcAsync(Plain::ask);
        CompletableFuture<Long> late = plain.call(Plain::ask).timeout(SHORT).rpcAsync();

        Throwable thrown = catchThrowableOfType(RuntimeException.class, scope::close);

        assertThat(thrown)
                .isSameAs(catchThrowableOfType(CompletionException.class, late::join)
                        .getCause());
        assertThat(never).isCancelled();
        assertThat(scope.open()).isZero();
    }

    @Test
    void whenUserCodeLeavesAScopeOpenThenTheNextCallOfItsThreadIsNotOfIt() {
        CallScope forgotten = CallChain.of(HeldTurns.NONE, MonotonicTime.NEVER).within(this::scope);

        plain.rpcAsync(Plain::ask);

        assertThat(forgotten.open()).isZero();
    }

    @Test
    void whenACallCannotBeMadeThenTheScopeFailsWithThat() {
        plain.close();
        CallScope scope = scope();
        CompletableFuture<Long> refused = plain.rpcAsync(Plain::ask);

        assertThat(refused).isCompletedExceptionally();
        assertThatThrownBy(scope::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void whenWhatIsNamedIsNotThereThenTheScopeFailsWithThat() {
        CallScope scope = scope();
        plain.proxy(RpcMode.RPC_ASYNC, SHORT).call("aks");

        assertThatThrownBy(scope::close).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void whenCallsAreCancelledThenTheScopeDoesNotFail() {
        CallScope scope = scope();
        plain.rpcAsync(Plain::ask).cancel(true);
        assertThat(scope.open()).isZero();
        plain.rpcAsync(Plain::ask);

        cancelAndClose(scope);

        assertThat(scope.open()).isZero();
    }

    @Test
    void whenTheThreadIsInterruptedThenTheCallsAreCancelled() {
        CallScope scope = scope();
        CompletableFuture<Long> never = plain.rpcAsync(Plain::ask);

        Thread.currentThread().interrupt();
        assertThatThrownBy(scope::close)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(never).isCancelled();
    }

    @Test
    void whenScopesAreClosedInTheWrongOrderThenTheThreadHasNeither() {
        CallScope outer = scope();
        CallScope inner = scope();

        assertThatThrownBy(outer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("opened inside it");
        plain.rpcAsync(Plain::ask);
        assertThat(outer.open() + inner.open()).isZero();
        inner.close();
        outer.close();
    }

    @Test
    void whenAnotherThreadClosesAScopeThenItIsRefusedAndStaysOpen() {
        CallScope scope = scope();

        assertThatThrownBy(() -> CompletableFuture.runAsync(scope::close).join())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by the thread that opened it");
        plain.rpcAsync(Plain::ask);

        assertThat(scope.open()).isEqualTo(1);
        cancelAndClose(scope);
    }

    @Test
    void whenTheThreadMustNotBlockThenNoScopeIsOpened() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> scope(), Schedulers.parallel()::schedule)
                        .join())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waitAll() scope blocks");
    }

    private CallScope scope() {
        return owner.client().waitAll();
    }

    private static void cancelAndClose(CallScope scope) {
        scope.cancel();
        scope.close();
    }
}
