package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteMethodException;
import io.rref.test.app.Account;
import io.rref.test.app.Failures;
import io.rref.test.app.Forwarding;
import io.rref.test.app.QuotaException;
import io.rref.test.cluster.EmbeddedCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which worker raised an exception, whatever class it comes back as. */
class WhereItRanTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2).withWorkerProperty("rref.worker.stack-traces", true);

    private final RRefClient rrefs = cluster.rrefs();

    @Test
    void whenAnExceptionComesBackAsItselfThenASuppressedOneSaysWhere() {
        Failures failures = rrefs.on("worker-2").functions(Failures.class).rpcSync();

        Throwable common = catchThrowable(() -> failures.refuse("too much"));
        Throwable declared = catchThrowable(() -> failures.refuseDeclared("quota"));

        assertThat(common).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(where(common).worker()).isEqualTo("worker-2");
        assertThat(declared).isExactlyInstanceOf(QuotaException.class);
        assertThat(where(declared).worker()).isEqualTo("worker-2");
        assertThat(where(declared).remoteClass()).isEqualTo(QuotaException.class.getName());
    }

    @Test
    void whenTheWorkerTellsStacksThenTheRemoteFramesAreThere() {
        Failures failures = rrefs.on("worker-2").functions(Failures.class).rpcSync();

        RemoteMethodException raised =
                catchThrowableOfType(RemoteMethodException.class, () -> failures.refuseUndeclared("odd"));

        assertThat(raised.worker()).isEqualTo("worker-2");
        assertThat(raised.remoteStack().get(0)).startsWith("at io.rref.test.app.RaisingFailures.refuseUndeclared(");
        assertThat(where(catchThrowable(() -> failures.refuse("too much"))).remoteStack())
                .anyMatch(frame -> frame.contains("RaisingFailures.refuse("));
    }

    @Test
    void whenTheWorkerHadCalledAnotherThenBothAreTold() {
        Forwarding forwarding = rrefs.on("worker-1").functions(Forwarding.class).rpcSync();

        RemoteMethodException asItself = where(catchThrowable(() -> forwarding.refuseOn("worker-2", "too much")));
        RemoteMethodException byName = catchThrowableOfType(
                RemoteMethodException.class, () -> forwarding.refuseUndeclaredOn("worker-2", "odd"));

        assertThat(asItself.worker()).isEqualTo("worker-1");
        assertThat(asItself.remoteCauses()).anyMatch(cause -> cause.contains("raised on worker 'worker-2'"));
        assertThat(byName.worker()).isEqualTo("worker-1");
        assertThat(byName).hasMessageContaining("raised on worker 'worker-2'").hasMessageContaining("odd");
    }

    @Test
    void whenACreationFailsThenEveryFormSaysWhere() {
        try (RRef<Account> account = rrefs.on("worker-2").create(Account.class, "ada", List.of(-1L))) {
            Stream.of(
                            catchThrowable(() -> account.rpcSync().owner()),
                            catchThrowable(account::type),
                            catchThrowable(() -> account.created().join()).getCause())
                    .forEach(failure -> {
                        assertThat(failure).isExactlyInstanceOf(IllegalArgumentException.class);
                        assertThat(where(failure).worker()).isEqualTo("worker-2");
                        assertThat(where(failure).rref()).isEqualTo(account.id());
                    });
        }
    }

    private static RemoteMethodException where(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(RemoteMethodException.class::isInstance)
                .map(RemoteMethodException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing says where it ran", failure));
    }
}
