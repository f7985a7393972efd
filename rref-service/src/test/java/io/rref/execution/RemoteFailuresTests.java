package io.rref.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.RemoteFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemoteFailuresTests {

    @Test
    @DisplayName("C035, C037: when an exception travels then its class, message and causes do")
    void whenExceptionTravelsThenClassMessageAndCausesDo() {
        Throwable failure = new Unconstructible(1, new IOException("disk", new IllegalStateException()));

        assertThat(RemoteFailures.of(failure, "worker-1").className()).isEqualTo(Unconstructible.class.getName());
        assertThat(RemoteFailures.of(failure, "worker-1").message()).isEqualTo("code 1");
        assertThat(RemoteFailures.of(failure, "worker-1").causes())
                .containsExactly("java.io.IOException: disk", "java.lang.IllegalStateException");
        assertThat(RemoteFailures.of(failure, "worker-1").worker()).isEqualTo("worker-1");
    }

    @Test
    @DisplayName("C036: when a message has several lines then it stays as it is")
    void whenMessageHasSeveralLinesThenItStays() {
        assertThat(RemoteFailures.of(new IOException("one\n\ttwo \"three\""), "w")
                        .message())
                .isEqualTo("one\n\ttwo \"three\"");
    }

    @Test
    void whenThereIsNoMessageThenItIsEmpty() {
        assertThat(RemoteFailures.of(new IOException(), "w").message()).isEmpty();
    }

    @Test
    void whenExceptionIsWrappedThenTheOriginalTravels() {
        IOException original = new IOException("mine");
        Throwable wrapped = new CompletionException(
                new InvocationTargetException(new UndeclaredThrowableException(new CompletionException(original))));

        assertThat(RemoteFailures.of(wrapped, "w")).isEqualTo(RemoteFailures.of(original, "w"));
    }

    @Test
    void whenWrapperIsEmptyThenItTravelsItself() {
        assertThat(RemoteFailures.of(new CompletionException("bare", null), "w").className())
                .isEqualTo(CompletionException.class.getName());
    }

    @Test
    void whenCausesFormACircleThenTenTravel() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));

        assertThat(RemoteFailures.of(one, "w").causes()).hasSize(10).startsWith("java.lang.Exception: two");
    }

    @Test
    void whenMessageFailsThenTheClassTravels() {
        RemoteFailure failure = RemoteFailures.of(new Unreadable(), "w");

        assertThat(failure.className()).isEqualTo(Unreadable.class.getName());
        assertThat(failure.message()).isEmpty();
    }

    @Test
    void whenMessageIsHugeThenItIsCut() {
        assertThat(RemoteFailures.of(new IOException("x".repeat(50_000)), "w").message())
                .hasSize(10_001)
                .endsWith("…");
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
