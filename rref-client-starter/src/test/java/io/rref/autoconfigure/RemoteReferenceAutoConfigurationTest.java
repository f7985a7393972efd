package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Box;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.autoconfigure.ClientApplication.SilentTransport;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class RemoteReferenceAutoConfigurationTest {

    private static final String NOT_YET = "RRef(visits@worker-1, not looked up yet)";

    private final ApplicationContextRunner client = ClientApplication.runner();

    static class ByField {

        @Autowired
        RRefClient rrefs;

        @Autowired
        @RemoteReference("visits@worker-1")
        Counter counter;

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Counter> handle;

        @Autowired
        @RemoteReference("box@worker-1")
        Box<String> box;

        @Autowired
        @RemoteReference("box@worker-1")
        RRef<Box<String>> boxHandle;

        @Autowired
        @RemoteReference("visits@worker-1")
        ObjectProvider<Counter> later;

        @Autowired
        @RemoteReference("visits@worker-1")
        ObjectProvider<RRef<Counter>> handleLater;
    }

    @Test
    void whenAFieldNamesAReferenceThenItIsInjected() {
        client.withBean(ByField.class).run(context -> {
            ByField fields = context.getBean(ByField.class);
            assertThat(fields.rrefs).isSameAs(context.getBean(RRefClient.class));
            assertThat(Proxy.isProxyClass(fields.counter.getClass())).isTrue();
            assertThat(fields.counter).asString().contains(NOT_YET);
            assertThat(fields.handle).hasToString(NOT_YET);
            assertThat(fields.box).asString().contains("box@worker-1");
            assertThat(fields.boxHandle.ownerName()).isEqualTo("worker-1");
            assertThat(fields.later.getObject()).asString().contains(NOT_YET);
            assertThat(fields.handleLater.getObject()).hasToString(NOT_YET);
        });
    }

    @Test
    void whenReferencesAreInjectedThenNothingTouchesTheNetwork() {
        client.withBean(ByField.class)
                .withBean(ByConstructor.class)
                .run(context ->
                        assertThat(context.getBean(SilentTransport.class).sent).isEmpty());
    }

    static class ByConstructor {

        final Counter counter;

        final RRef<Counter> handle;

        ByConstructor(
                @RemoteReference("visits@worker-1") Counter counter,
                @RemoteReference("visits@worker-1") RRef<Counter> handle) {
            this.counter = counter;
            this.handle = handle;
        }
    }

    @Test
    void whenAConstructorParameterNamesAReferenceThenItIsInjected() {
        client.withBean(ByConstructor.class).run(context -> {
            ByConstructor made = context.getBean(ByConstructor.class);
            assertThat(made.counter).asString().contains(NOT_YET);
            assertThat(made.handle).hasToString(NOT_YET);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ByParameter {

        @Bean
        String seen(@RemoteReference("visits@worker-1") RRef<Counter> handle) {
            return handle.toString();
        }
    }

    @Test
    void whenABeanMethodsParameterNamesAReferenceThenItIsInjected() {
        client.withUserConfiguration(ByParameter.class)
                .run(context -> assertThat(context.getBean("seen")).isEqualTo(NOT_YET));
    }

    static class BySetter {

        String seen = "nothing";

        @Autowired
        @RemoteReference("visits@worker-1")
        void setHandle(RRef<Counter> handle) {
            seen = handle.toString();
        }
    }

    @Test
    void whenASetterNamesAReferenceThenItIsInjected() {
        client.withBean(BySetter.class)
                .run(context -> assertThat(context.getBean(BySetter.class).seen).isEqualTo(NOT_YET));
    }

    @Test
    void whenAnInjectedHandleIsClosedByHandThenItIsRefused() {
        client.withBean(ByField.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(ByField.class).handle.close())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("belongs to the application context"));
    }

    static final class LocalCounter implements Counter {

        @Override
        public long add(long n) {
            return n;
        }
    }

    static class AsksForAnyCounter {

        @Autowired
        Counter counter;

        @Autowired
        @RemoteReference("visits@worker-1")
        Counter marked;
    }

    @Test
    void whenTheApplicationHasABeanOfTheContractThenItWinsWhereNoReferenceIsNamed() {
        client.withBean(LocalCounter.class).withBean(AsksForAnyCounter.class).run(context -> {
            AsksForAnyCounter asks = context.getBean(AsksForAnyCounter.class);
            assertThat(asks.counter).isInstanceOf(LocalCounter.class);
            assertThat(asks.marked).asString().contains(NOT_YET);
        });
    }

    static class Unmarked {

        @Autowired
        RRef<Counter> handle;
    }

    static class UnmarkedContract {

        @Autowired
        Counter counter;
    }

    static class Nameless {

        @Autowired
        @RemoteReference("@worker-1")
        Counter counter;
    }

    static class WithoutWorker {

        @Autowired
        @RemoteReference("visits")
        RRef<Counter> handle;
    }

    static class OddWorker {

        @Autowired
        @RemoteReference("visits@worker 1")
        Counter counter;
    }

    static class NoContract {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Runnable> handle;
    }

    static class OpenType {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<?> handle;
    }

    @Test
    void whenThePointDoesNotSayWhichThenTheApplicationDoesNotStart() {
        fails(Unmarked.class, "Add @RemoteReference(\"name@worker\")");
        fails(UnmarkedContract.class, "Add @RemoteReference(\"name@worker\")");
    }

    @Test
    void whenTheNameIsMalformedThenTheApplicationDoesNotStart() {
        fails(Nameless.class, "Write it as name@worker");
        fails(WithoutWorker.class, "Write it as name@worker");
        fails(OddWorker.class, "Name the worker as the directory does");
    }

    @Test
    void whenTheTypeIsNoContractThenTheApplicationDoesNotStart() {
        fails(NoContract.class, "an interface marked @RemoteInterface");
        fails(OpenType.class, "an interface marked @RemoteInterface");
    }

    private void fails(Class<?> asking, String remedy) {
        client.withBean(asking).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure())
                    .satisfies(failure -> assertThat(Causes.first(failure, InvalidRemoteReferenceException.class))
                            .hasMessageContaining(asking.getSimpleName())
                            .extracting(InvalidRemoteReferenceException::remedy)
                            .asString()
                            .contains(remedy));
        });
    }
}
