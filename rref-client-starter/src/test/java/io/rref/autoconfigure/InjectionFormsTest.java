package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Box;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.autoconfigure.ClientApplication.SilentTransport;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;

/** Every place where a reference can be injected, and that no network is needed for it. */
class InjectionFormsTest {

    private static final String COUNTER = "RRef(visits@worker-1, not looked up yet)";

    private static final String BOX = "RRef(box@worker-1, not looked up yet)";

    private final ApplicationContextRunner client = ClientApplication.runner().withBean(NoDirectory.class);

    /** Fails the test that makes anybody ask where a worker is. */
    static final class NoDirectory implements WorkerDirectory {

        @Override
        public WorkerLookup find(String worker) {
            throw new AssertionError("somebody looked for " + worker);
        }

        @Override
        public List<String> names() {
            throw new AssertionError("somebody listed the workers");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByBeanMethod {

        @Bean
        Generic generic(
                @RemoteReference("box@worker-1") Box<String> box,
                @RemoteReference("box@worker-1") RRef<Box<String>> handle,
                @RemoteReference("box@worker-1") Optional<RRef<Box<String>>> perhaps,
                @RemoteReference("box@worker-1") ObjectProvider<RRef<Box<String>>> later,
                @Lazy @RemoteReference("box@worker-1") RRef<Box<String>> lazy) {
            return new Generic(box, handle, perhaps, later, lazy);
        }
    }

    record Generic(
            Box<String> box,
            RRef<Box<String>> handle,
            Optional<RRef<Box<String>>> perhaps,
            ObjectProvider<RRef<Box<String>>> later,
            RRef<Box<String>> lazy) {}

    static class ByEverything {

        @Autowired
        @RemoteReference("visits@worker-1")
        @Lazy
        Counter lazy;

        @Autowired
        @RemoteReference("visits@worker-1")
        Optional<Counter> perhaps;

        String seen = "";

        @Autowired
        void several(
                @RemoteReference("visits@worker-1") Counter counter,
                @RemoteReference("visits@worker-1") RRef<Counter> handle) {
            seen = counter + " " + handle;
        }
    }

    @Test
    void whenAGenericContractIsAskedForThenItIsInjectedInEveryForm() {
        client.withUserConfiguration(ByBeanMethod.class).run(context -> {
            Generic generic = context.getBean(Generic.class);
            assertThat(generic.box()).hasToString(BOX);
            assertThat(generic.handle()).hasToString(BOX);
            assertThat(generic.perhaps()).get().hasToString(BOX);
            assertThat(generic.later().getObject()).hasToString(BOX);
            assertThat(generic.lazy()).hasToString(BOX);
        });
    }

    @Test
    void whenAReferenceIsLazyOrOptionalOrOneOfSeveralThenItIsInjected() {
        client.withBean(ByEverything.class).run(context -> {
            ByEverything everything = context.getBean(ByEverything.class);
            assertThat(everything.lazy).hasToString(COUNTER);
            assertThat(everything.perhaps).get().hasToString(COUNTER);
            assertThat(everything.seen).isEqualTo(COUNTER + " " + COUNTER);
        });
    }

    @Test
    void whenReferencesAreInjectedThenNobodyIsAskedForAnything() {
        client.withUserConfiguration(ByBeanMethod.class)
                .withBean(ByEverything.class)
                .run(context ->
                        assertThat(context.getBean(SilentTransport.class).sent).isEmpty());
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototypes {

        @Bean
        @Scope("prototype")
        ByEverything each() {
            return new ByEverything();
        }
    }

    @Test
    void whenAPrototypeIsMadeAgainThenItGetsTheSameReferences() {
        client.withUserConfiguration(Prototypes.class).run(context -> {
            ByEverything first = context.getBean(ByEverything.class);
            ByEverything second = context.getBean(ByEverything.class);
            assertThat(second).isNotSameAs(first);
            assertThat(second.perhaps).isEqualTo(first.perhaps);
            assertThat(second.seen).isEqualTo(first.seen);
        });
    }

    /** Its constructor looks a bean up while another injection point is being served. */
    static class AsksWhileItIsInjected {

        final String said;

        AsksWhileItIsInjected(org.springframework.context.ApplicationContext context) {
            this.said = saidBy(context);
        }

        private static String saidBy(org.springframework.context.ApplicationContext context) {
            try {
                return context.getBean(Counter.class).toString();
            } catch (RuntimeException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
    }

    static class Outer {

        @Autowired
        AsksWhileItIsInjected inner;
    }

    @Test
    void whenABeanAsksTheContextWhileItIsInjectedThenTheOtherPointIsNotMistakenForItsOwn() {
        client.withBean(Outer.class)
                .withBean(AsksWhileItIsInjected.class)
                .run(context ->
                        assertThat(context.getBean(Outer.class).inner.said).contains("outside an injection point"));
    }

    @Test
    void whenAContractWithoutReferenceIsAskedForByTypeThenTheErrorNamesTheLookUp() {
        client.run(context -> {
            assertThatThrownBy(() -> context.getBean(Counter.class))
                    .hasMessageContaining("rrefs.on(\"worker\").find(\"name\", Counter.class)");
            assertThatThrownBy(() -> context.getBean(RRef.class))
                    .hasMessageContaining("rrefs.on(\"worker\").find(\"name\", Contract.class)");
        });
    }
}
