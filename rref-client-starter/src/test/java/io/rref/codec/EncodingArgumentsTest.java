package io.rref.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RemoteInterface;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class EncodingArgumentsTest extends CodecFixture {

    @Test
    void whenArgumentsAreEncodedThenTheyAreOneJsonArray() {
        assertThat(encodeArguments(List.of(long.class, String.class, Long.class), 1L, "ä", null))
                .isEqualTo("[1,\"ä\",null]");
        assertThat(encodeArguments(List.of())).isEqualTo("[]");
    }

    @Test
    void whenNullIsGivenForAPrimitiveThenTheArgumentIsNamed() {
        assertThatThrownBy(() -> encodeArguments(List.of(long.class, long.class), 1L, null))
                .isInstanceOf(EncodingException.class)
                .hasMessage("argument 2 of (long,long): expected long, got null");
    }

    @Test
    void whenAnArgumentIsOfAnotherClassThenItIsNamed() {
        assertThatThrownBy(() -> encodeArguments(List.of(String.class), 1L))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("argument 1 of (java.lang.String): ");
        assertThatThrownBy(() -> encodeArguments(List.of(long.class), "1"))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("argument 1 of (long): ");
    }

    @Test
    void whenTheCountIsWrongThenItIsRefused() {
        assertThatThrownBy(() -> encodeArguments(List.of(long.class), 1L, 2L))
                .isInstanceOf(EncodingException.class)
                .hasMessage("arguments of (long): expected 1, got 2");
    }

    @Test
    @DisplayName("C051: a future is no argument, at any depth")
    void whenAFutureIsAnArgumentThenItIsRefused() {
        Type inside = type(new ParameterizedTypeReference<List<CompletableFuture<Long>>>() {});

        for (Object future : List.of(new CompletableFuture<Long>(), Mono.just(1), Flux.just(1))) {
            assertThatThrownBy(() -> encodeArguments(List.of(long.class, Object.class), 1L, future))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("argument 2 of (long,java.lang.Object): Can not serialise a future: ");
        }
        assertThatThrownBy(() -> encodeArguments(List.of(inside), List.of(new CompletableFuture<Long>())))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("at [0]: Can not serialise a future: ");
    }

    @Test
    @DisplayName("C052: a future is no value")
    void whenAFutureIsAValueThenItIsRefused() {
        assertThatThrownBy(() -> encode(Future.class, new CompletableFuture<Long>()))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value: Can not serialise a future: ");
        assertThatThrownBy(() -> decode(CompletableFuture.class, "{}"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("Can not serialise a future: ");
    }

    @Test
    void whenAnObjectOfAContractIsAValueThenItIsRefused() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Counter.class}, (self, method, arguments) -> 0L);

        for (Object object : List.of(new StoredCounter(), proxy)) {
            assertThatThrownBy(() -> encode(Counter.class, object))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("object of the contract " + Counter.class.getName())
                    .hasMessageContaining("RRef<Counter>");
            assertThatThrownBy(() -> encode(Box.class, new Box(object)))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("at content: Can not serialise an object of the contract");
        }
        assertThatThrownBy(() -> encode(Plain.class, new StoredCounter())).isInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> encode(List.class, List.of(new CountingList())))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("object of the contract");
        assertThatThrownBy(() -> encode(Map.class, Map.of(new StoredCounter(), 1)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("object of the contract");
        assertThatThrownBy(() -> decode(Counter.class, "{}")).hasMessageContaining("object of the contract");
    }

    private String encodeArguments(List<Type> types, @Nullable Object... values) {
        return json(codec.encodeArguments(types, values, handles));
    }

    @RemoteInterface
    interface Counter {
        long add(long n);
    }

    static class Plain {}

    static class StoredCounter extends Plain implements Counter {
        @Override
        public long add(long n) {
            return n;
        }
    }

    static class CountingList extends ArrayList<String> implements Counter {
        @Override
        public long add(long n) {
            return n;
        }
    }

    record Box(Object content) {}
}
