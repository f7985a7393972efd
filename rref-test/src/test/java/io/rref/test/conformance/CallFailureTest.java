package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.RemoteMethodException;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.DetailedException;
import io.rref.test.app.Failures;
import io.rref.test.app.QuotaException;
import io.rref.test.app.Unserved;
import io.rref.test.cluster.EmbeddedCluster;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class CallFailureTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C034")
    void whenTheNumberOfArgumentsIsWrongThenTheWorkerSaysWhatItExpects() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 1L, 2L)) {
            NotExecutedException refused = catchThrowableOfType(
                    NotExecutedException.class, () -> counter.rpcSync().value());

            assertThat(refused.problem()).isEqualTo("bad-arguments");
            assertThat(refused).hasMessageContaining("expected 1, got 2");
        }
    }

    @Test
    @Conforms("C035")
    void whenAFunctionRaisesAnExceptionOfTheJdkThenItComesBackAsItself() {
        Remote<Failures> failures = failures();

        assertThatThrownBy(() -> failures.rpcSync().refuse("too much"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("too much");
        assertThatThrownBy(() -> failures.rpcAsync(f -> f.refuse("too much")).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("too much");
    }

    @Test
    @Conforms("C035")
    void whenAFunctionDeclaresItsExceptionThenItComesBackAsItself() {
        assertThatThrownBy(() -> failures().rpcSync().refuseDeclared("quota of 3"))
                .isExactlyInstanceOf(QuotaException.class)
                .hasMessage("quota of 3");
    }

    @Test
    @Conforms("C035")
    void whenAFunctionDoesNotDeclareItsExceptionThenItsClassAndTextAreTold() {
        RemoteMethodException raised = catchThrowableOfType(
                RemoteMethodException.class, () -> failures().rpcSync().refuseUndeclared("odd"));

        assertThat(raised.remoteClass()).endsWith("UnlistedException");
        assertThat(raised.worker()).isEqualTo("worker-2");
        assertThat(raised).hasMessageContaining("odd");
    }

    @Test
    @Conforms("C036")
    void whenTheTextHasSeveralLinesThenTheyArriveAsTheyWere() {
        String text = "first line\n\tsecond \"line\" \\n\r\nthird: é 漢";

        assertThatThrownBy(() -> failures().rpcSync().refuse(text)).hasMessage(text);
    }

    @Test
    @Conforms("C037")
    void whenTheExceptionCannotBeMadeFromATextThenItsClassIsTold() {
        assertThatThrownBy(() -> failures().rpcSync().refuseWithDetails("no"))
                .isInstanceOf(RemoteMethodException.class)
                .hasMessageContaining("Original exception on remote side was")
                .hasMessageContaining(DetailedException.class.getName())
                .hasMessageContaining("no (code 42)");
    }

    @Test
    @Conforms("C038")
    void whenTheFunctionIsMissingOnTheWorkerThenItIsNotExecutedAndTheWorkerLives() {
        NotExecutedException refused = catchThrowableOfType(
                NotExecutedException.class,
                () -> cluster.rrefs()
                        .on("worker-2")
                        .functions(Unserved.class)
                        .rpcSync()
                        .number());

        assertThat(refused.problem()).isEqualTo("unknown-contract");
        assertThat(refused).hasMessageContaining(Unserved.class.getName());
        assertThat(cluster.rrefs()
                        .on("worker-2")
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 1))
                .isEqualTo(2);
    }

    private static Remote<Failures> failures() {
        return cluster.rrefs().on("worker-2").functions(Failures.class);
    }
}
