package io.rref.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RemoteMethodException;
import io.rref.protocol.RemoteFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemoteFailuresTests {

    private static final RemoteFailures FAILURES = new RemoteFailures("worker-1", FailureDetail.WITHOUT_STACK);

    @Test
    @DisplayName("C035, C037: when an exception travels then its class, message and causes do")
    void whenExceptionTravelsThenClassMessageAndCausesDo() {
        Throwable failure = new Unconstructible(1, new IOException("disk", new IllegalStateException()));

        assertThat(FAILURES.of(failure).className()).isEqualTo(Unconstructible.class.getName());
        assertThat(FAILURES.of(failure).message()).isEqualTo("code 1");
        assertThat(FAILURES.of(failure).causes())
                .containsExactly("java.io.IOException: disk", "java.lang.IllegalStateException");
        assertThat(FAILURES.of(failure).worker()).isEqualTo("worker-1");
    }

    @Test
    @DisplayName("C036: when a message has several lines then it stays as it is")
    void whenMessageHasSeveralLinesThenItStays() {
        assertThat(FAILURES.of(new IOException("one\n\ttwo \"three\"")).message())
                .isEqualTo("one\n\ttwo \"three\"");
    }

    @Test
    void whenThereIsNoMessageThenItIsEmpty() {
        assertThat(FAILURES.of(new IOException()).message()).isEmpty();
    }

    @Test
    void whenExceptionIsWrappedThenTheOriginalTravels() {
        IOException original = new IOException("mine");
        Throwable wrapped = new CompletionException(
                new InvocationTargetException(new UndeclaredThrowableException(new CompletionException(original))));

        assertThat(FAILURES.of(wrapped)).isEqualTo(FAILURES.of(original));
    }

    @Test
    void whenWrapperIsEmptyThenItTravelsItself() {
        assertThat(FAILURES.of(new CompletionException("bare", null)).className())
                .isEqualTo(CompletionException.class.getName());
    }

    @Test
    void whenCausesFormACircleThenTenTravel() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));

        assertThat(FAILURES.of(one).causes()).hasSize(10).startsWith("java.lang.Exception: two");
    }

    @Test
    void whenMessageFailsThenTheClassTravels() {
        RemoteFailure failure = FAILURES.of(new Unreadable());

        assertThat(failure.className()).isEqualTo(Unreadable.class.getName());
        assertThat(failure.message()).isEmpty();
    }

    @Test
    void whenMessageIsHugeThenItIsCut() {
        assertThat(FAILURES.of(new IOException("x".repeat(50_000))).message())
                .hasSize(10_001)
                .endsWith("…");
    }

    @Test
    void whenAnotherWorkerRaisedItThenTheCausesSayWhichAndWhy() {
        RemoteMethodException elsewhere = new RemoteMethodException(
                "demo.Full",
                List.of("java.io.IOException: disk"),
                List.of(),
                "demo.Full (raised on worker 'worker-9')",
                "worker-9",
                null);
        IllegalStateException asItself = new IllegalStateException("full");
        asItself.addSuppressed(elsewhere);

        assertThat(FAILURES.of(asItself).causes())
                .containsExactly(
                        "io.rref.RemoteMethodException: demo.Full (raised on worker 'worker-9')",
                        "java.io.IOException: disk");
        assertThat(FAILURES.of(elsewhere).causes()).containsExactly("java.io.IOException: disk");
        assertThat(FAILURES.of(elsewhere).worker()).isEqualTo("worker-1");
    }

    @Test
    void whenTheWorkerDoesNotSaySoThenNoStackTravels() {
        assertThat(FAILURES.of(new IOException()).stack()).isEmpty();
    }

    @Test
    void whenTheWorkerSaysSoThenTheStackTravelsWithThatOfItsCauses() {
        RemoteFailures telling = new RemoteFailures("worker-1", FailureDetail.WITH_STACK);

        RemoteFailure failure = telling.of(new IOException("outer", new IllegalStateException("inner")));

        assertThat(failure.stack().get(0)).startsWith("at " + RemoteFailuresTests.class.getName());
        assertThat(failure.stack()).contains("Caused by: java.lang.IllegalStateException: inner");
    }

    @Test
    void whenAStackIsDeepThenItIsCut() {
        RemoteFailures telling = new RemoteFailures("worker-1", FailureDetail.WITH_STACK);
        Throwable deep = new StackOverflowError();
        deep.setStackTrace(Collections.nCopies(1000, new StackTraceElement("A", "again", "A.java", 1))
                .toArray(StackTraceElement[]::new));

        assertThat(telling.of(deep).stack()).hasSize(100);
    }

    private static final class Unconstructible extends RuntimeException {

        Unconstructible(int code, Throwable cause) {
            super("code " + code, cause);
        }
    }

    private static final class Unreadable extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even that");
        }
    }
}
