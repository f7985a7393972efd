package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Box;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.elsewhere.named.Visits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** References beside beans of the application that implement the same contract. */
class LocalBeansTest {

    private final ApplicationContextRunner client = ClientApplication.runner();

    record Local(String name) implements Counter {

        @Override
        public long add(long n) {
            return n;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class One {

        @Bean
        Counter one() {
            return new Local("one");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {

        @Bean
        Counter one() {
            return new Local("one");
        }

        @Bean
        Counter two() {
            return new Local("two");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoWithPrimary {

        @Bean
        Counter one() {
            return new Local("one");
        }

        @Bean
        @Primary
        Counter two() {
            return new Local("two");
        }
    }

    static class Asks {

        @Autowired
        Counter counter;

        @Autowired
        @RemoteReference("visits@worker-1")
        Counter remote;

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Counter> handle;

        @Autowired
        ObjectProvider<Counter> provider;

        @Autowired
        @RemoteReference("visits@worker-1")
        ObjectProvider<Counter> remoteProvider;

        @Autowired
        List<Counter> all;

        @Autowired
        Map<String, Counter> byName;
    }

    @Test
    void whenThereIsOneBeanOfTheContractThenItIsInjectedUnlessAReferenceIsNamed() {
        client.withUserConfiguration(One.class).withBean(Asks.class).run(context -> {
            Asks asks = context.getBean(Asks.class);
            assertThat(asks.counter).isEqualTo(new Local("one"));
            assertThat(asks.provider.getObject()).isEqualTo(new Local("one"));
            assertThat(asks.remote).asString().contains("visits@worker-1");
            assertThat(asks.remoteProvider.getObject()).asString().contains("visits@worker-1");
            assertThat(asks.handle).asString().contains("visits@worker-1");
            assertThat(context.getBean(Counter.class)).isEqualTo(new Local("one"));
        });
    }

    @Test
    void whenAllBeansOfTheContractAreAskedForThenNoReferenceIsAmongThem() {
        client.withUserConfiguration(One.class).withBean(Asks.class).run(context -> {
            Asks asks = context.getBean(Asks.class);
            assertThat(asks.all).containsExactly(new Local("one"));
            assertThat(asks.byName).containsOnlyKeys("one");
            assertThat(asks.provider.stream()).containsExactly(new Local("one"));
            assertThat(asks.provider.orderedStream()).containsExactly(new Local("one"));
            assertThat(context.getBeansOfType(Counter.class)).containsOnlyKeys("one");
        });
    }

    static class AsksForThose {

        @Autowired
        @Qualifier("two")
        Counter counter;

        @Autowired
        Counter one;
    }

    static class AsksForAny {

        @Autowired
        Counter counter;
    }

    @Test
    void whenThereAreTwoThenQualifiersAndNamesDecideAsAlways() {
        client.withUserConfiguration(Two.class).withBean(AsksForThose.class).run(context -> {
            AsksForThose asks = context.getBean(AsksForThose.class);
            assertThat(asks.counter).isEqualTo(new Local("two"));
            assertThat(asks.one).isEqualTo(new Local("one"));
        });
        client.withUserConfiguration(Two.class)
                .withBean(AsksForAny.class)
                .run(context -> assertThat(Causes.first(
                                Objects.requireNonNull(context.getStartupFailure()),
                                NoUniqueBeanDefinitionException.class))
                        .hasMessageContaining("one,two"));
    }

    @Test
    void whenThereIsAPrimaryOneThenItWinsAsAlways() {
        client.withUserConfiguration(TwoWithPrimary.class).withBean(Asks.class).run(context -> {
            assertThat(context.getBean(Asks.class).counter).isEqualTo(new Local("two"));
            assertThat(context.getBean(Asks.class).remote).asString().contains("visits@worker-1");
            assertThat(context.getBean(Asks.class).all).hasSize(2);
        });
    }

    static class AsksPerhaps {

        @Autowired
        Optional<Counter> perhaps;

        @Autowired(required = false)
        @Nullable
        Counter notRequired;

        @Autowired
        ObjectProvider<Counter> provider;

        @Autowired
        @RemoteReference("visits@worker-1")
        Optional<Counter> remote;
    }

    @Test
    void whenNothingIsNamedAndNothingIsAGoodAnswerThenItIsGiven() {
        client.withBean(AsksPerhaps.class).run(context -> {
            AsksPerhaps asks = context.getBean(AsksPerhaps.class);
            assertThat(asks.perhaps).isEmpty();
            assertThat(asks.notRequired).isNull();
            assertThat(asks.provider.getIfAvailable()).isNull();
            assertThat(asks.provider.stream()).isEmpty();
            assertThat(asks.remote).get().asString().contains("visits@worker-1");
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackageClasses = Visits.class)
    static class NamedByType {

        @Bean
        Visits here() {
            return () -> 5;
        }
    }

    static class AsksForVisits {

        @Autowired
        Visits visits;

        @Autowired
        RRef<Visits> handle;
    }

    @Test
    void whenOnlyTheContractNamesAnObjectThenABeanOfItStillWins() {
        client.withUserConfiguration(NamedByType.class)
                .withBean(AsksForVisits.class)
                .run(context -> {
                    AsksForVisits asks = context.getBean(AsksForVisits.class);
                    assertThat(asks.visits.visit()).isEqualTo(5);
                    assertThat(asks.handle).asString().contains("visits@worker-1");
                    assertThat(context.getBean(Visits.class).visit()).isEqualTo(5);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnHandle {

        @Bean
        RRef<Box<String>> own(@RemoteReference("own@worker-1") RRef<Box<String>> handle) {
            return handle;
        }
    }

    static class AsksForBox {

        @Autowired
        RRef<Box<String>> any;

        @Autowired
        @RemoteReference("named@worker-1")
        RRef<Box<String>> named;
    }

    @Test
    void whenTheApplicationHasAHandleAsABeanThenItWinsWhereNoReferenceIsNamed() {
        client.withUserConfiguration(OwnHandle.class).withBean(AsksForBox.class).run(context -> {
            AsksForBox asks = context.getBean(AsksForBox.class);
            assertThat(asks.any).asString().contains("own@worker-1");
            assertThat(asks.named).asString().contains("named@worker-1");
        });
    }

    static class AsksForSupertypes {

        @Autowired
        Optional<AutoCloseable> closeable;
    }

    @Test
    void whenASupertypeIsAskedForThenNoReferenceIsGiven() {
        client.withPropertyValues("rref.client.connections.per-worker=1")
                .withBean(AsksForSupertypes.class)
                .run(context -> {
                    if (context.getStartupFailure() == null) {
                        assertThat(context.getBean(AsksForSupertypes.class).closeable)
                                .as("an AutoCloseable that is no reference")
                                .isNotInstanceOf(RRef.class);
                    } else {
                        assertThat(context.getStartupFailure())
                                .as("only other AutoCloseables compete")
                                .message()
                                .doesNotContain("rrefInjectedHandle");
                    }
                });
    }
}
