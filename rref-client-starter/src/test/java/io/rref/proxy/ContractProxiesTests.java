package io.rref.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RemoteInterface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractProxiesTests {

    @Test
    void whenMethodIsCalledThenTheHandlerGetsItAndItsArguments() throws IOException {
        RememberingHandler handler = new RememberingHandler("a");
        Greeter greeter = ContractProxies.create(Contract.of(Greeter.class), handler);

        assertThat(greeter.greet("Ada", 2)).isEqualTo("answer");
        assertThat(greeter.hello()).isEqualTo("answer");
        assertThat(handler.calls).containsExactly("greet(java.lang.String,int) [Ada, 2]", "hello() []");
    }

    @Test
    void whenCalledThroughABaseInterfaceThenItIsTheSameMethod() {
        RememberingHandler handler = new RememberingHandler("a");
        Base<String> base = ContractProxies.<Greeter>create(Contract.of(Greeter.class), handler);

        base.accept("x");

        assertThat(handler.calls).containsExactly("accept(java.lang.String) [x]");
    }

    @Test
    void whenDeclaredExceptionIsThrownThenItComesAsItself() {
        RememberingHandler handler = new RememberingHandler("a");
        handler.failure = new IOException("gone");
        Greeter greeter = ContractProxies.create(Contract.of(Greeter.class), handler);

        assertThatThrownBy(() -> greeter.greet("Ada", 1)).isSameAs(handler.failure);
    }

    @Test
    void whenContractAndIdentityAreEqualThenProxiesAreEqual() {
        Greeter one = ContractProxies.create(Contract.of(Greeter.class), new RememberingHandler("a"));
        Greeter same = ContractProxies.create(Contract.of(Greeter.class), new RememberingHandler("a"));
        Greeter another = ContractProxies.create(Contract.of(Greeter.class), new RememberingHandler("b"));
        Other otherContract = ContractProxies.create(Contract.of(Other.class), new RememberingHandler("a"));

        assertThat(one)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(another)
                .isNotEqualTo("a");
        assertThat((Object) one).isNotEqualTo(otherContract);
        assertThat(one).hasToString("proxy a");
    }

    private static final class RememberingHandler implements ProxyHandler {

        private final List<String> calls = new ArrayList<>();

        private final String identity;

        private @Nullable Throwable failure;

        RememberingHandler(String identity) {
            this.identity = identity;
        }

        @Override
        public @Nullable Object call(ContractMethod method, @Nullable Object[] arguments) throws Throwable {
            calls.add(method.signature() + " " + Arrays.toString(arguments));
            if (failure != null) {
                throw failure;
            }
            return method.shape().equals(ResultShape.NOTHING) ? null : "answer";
        }

        @Override
        public String describe() {
            return "proxy " + identity;
        }

        @Override
        public Object identity() {
            return identity;
        }
    }

    interface Base<T> {

        void accept(T value);
    }

    @RemoteInterface
    interface Greeter extends Base<String> {

        String greet(String name, int times) throws IOException;

        default String hello() {
            return "the handler answers, not this";
        }

        @Override
        void accept(String value);

        @Override
        String toString();

        @Override
        boolean equals(Object other);

        @Override
        int hashCode();
    }

    @RemoteInterface
    interface Other {

        void f();
    }
}
