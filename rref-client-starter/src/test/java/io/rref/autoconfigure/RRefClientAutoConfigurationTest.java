package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRefClient;
import io.rref.codec.RRefMapperCustomizer;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.directory.WorkerDirectory;
import io.rref.runtime.InvalidSettingsException;
import io.rref.transport.HttpConnections;
import io.rref.transport.WebClientWorkerTransport;
import io.rref.transport.WorkerTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.WebClient;

class RRefClientAutoConfigurationTest {

    private final ApplicationContextRunner client = ClientApplication.runner();

    @Test
    void whenNothingIsConfiguredThenThereIsAClientOverHttp() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        WebClientAutoConfiguration.class,
                        RRefClientAutoConfiguration.class,
                        RemoteReferenceAutoConfiguration.class))
                .withPropertyValues("rref.client.drain=1ms")
                .run(context -> {
                    assertThat(context).hasSingleBean(RRefClient.class);
                    assertThat(context).getBean(WorkerTransport.class).isInstanceOf(WebClientWorkerTransport.class);
                    assertThat(context).getBean(WorkerDirectory.class).isInstanceOf(StaticWorkerDirectory.class);
                    assertThat(context.getBean(RRefClient.class).self().name()).startsWith("app-");
                });
    }

    @Test
    void whenWebClientIsAbsentThenThereIsNothing() {
        client.withClassLoader(new FilteredClassLoader(WebClient.class))
                .run(context -> assertThat(context).doesNotHaveBean(RRefClient.class));
    }

    @Test
    void whenThePropertyIsOffThenThereIsNothing() {
        client.withPropertyValues("rref.client.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(RRefClient.class)
                        .doesNotHaveBean(ReferenceFactory.class));
    }

    @Test
    void whenTheUserHasATransportThenItWins() {
        client.run(context -> assertThat(context)
                .getBean(WorkerTransport.class)
                .isInstanceOf(ClientApplication.SilentTransport.class));
    }

    @Test
    void whenTheUserHasADirectoryThenItWins() {
        WorkerDirectory own = new StaticWorkerDirectory(Map.of("own", URI.create("http://localhost:1")));
        client.withBean("own", WorkerDirectory.class, () -> own).run(context -> {
            assertThat(context).hasSingleBean(WorkerDirectory.class);
            assertThat(context.getBean(RRefClient.class).workers())
                    .extracting("name")
                    .containsExactly("own");
        });
    }

    @Test
    void whenTheUserHasACodecThenItWins() {
        ValueCodec own = ValueCodec.create(List.of());
        client.withBean("own", ValueCodec.class, () -> own)
                .run(context -> assertThat(context).getBean(ValueCodec.class).isSameAs(own));
    }

    @Test
    void whenTheUserHasAnExecutorOfOurNameThenItWins() {
        Executor own = Runnable::run;
        client.withBean("rrefExecutor", Executor.class, () -> own)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean("rrefExecutor")
                        .isSameAs(own));
    }

    @Test
    void whenThereAreConnectionsOfTheUsersThenTheyWin() {
        HttpConnections own = new HttpConnections(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        client.withBean("own", HttpConnections.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(HttpConnections.class).isSameAs(own));
    }

    @Test
    void whenAContractHasATimeoutThenItIsBoundByItsNameInBrackets() {
        client.withPropertyValues(
                        "rref.client.contracts[com.acme.Counter].timeout=5s",
                        "rref.client.contracts[com.acme.Plain].timeout=")
                .run(context -> assertThat(context.getBean(RRefClientProperties.class)
                                .settings()
                                .ofContracts())
                        .containsOnly(Map.entry("com.acme.Counter", Duration.ofSeconds(5))));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whenSettingsNameNoContractThenAWarningSaysWhich(CapturedOutput output) {
        client.withPropertyValues(
                        "rref.client.contracts[com.acme.Nowhere].timeout=5s",
                        "rref.client.contracts[" + ClientApplication.Counter.class.getName() + "].timeout=5s")
                .run(context -> {
                    context.getBean(RRefClient.class);
                    assertThat(output)
                            .contains("rref.client.contracts[com.acme.Nowhere] names no contract")
                            .doesNotContain("Counter] names no contract");
                });
    }

    @Test
    void whenThisProcessIsNoWorkerThenNothingIsShared() {
        client.run(context -> assertThatThrownBy(
                        () -> context.getBean(RRefClient.class).share(1L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("works in a worker, which this process is not"));
    }

    @Test
    void whenTheApplicationHasNoExecutorThenBootStillMakesOne() {
        client.run(context ->
                assertThat(context).hasBean("applicationTaskExecutor").hasBean("rrefExecutor"));
    }

    @Test
    void whenThereAreMapperCustomizersThenTheyApplyInOrder() {
        client.withUserConfiguration(TwoCustomizers.class).run(context -> {
            context.getBean(ValueCodec.class);
            assertThat(context.getBean(TwoCustomizers.class).applied).containsExactly("first", "second");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoCustomizers {

        final List<String> applied = new ArrayList<>();

        @Bean
        @Order(2)
        RRefMapperCustomizer second() {
            return builder -> applied.add("second");
        }

        @Bean
        @Order(1)
        RRefMapperCustomizer first() {
            return builder -> applied.add("first");
        }
    }

    @Test
    void whenPropertiesAreSetThenTheyAreBound() {
        client.withPropertyValues(
                        "rref.client.name=me",
                        "rref.client.workers.worker-1=http://localhost:8081",
                        "rref.client.workers[worker.2]=https://two:8443",
                        "rref.client.timeout=5s",
                        "rref.client.ceiling=1m",
                        "rref.client.connections.per-worker=7",
                        "rref.client.connections.idle=3s")
                .run(context -> {
                    RRefClientProperties bound = context.getBean(RRefClientProperties.class);
                    assertThat(bound.workers())
                            .containsEntry("worker-1", URI.create("http://localhost:8081"))
                            .containsEntry("worker.2", URI.create("https://two:8443"));
                    assertThat(bound.timeout()).hasSeconds(5);
                    assertThat(bound.ceiling()).hasMinutes(1);
                    assertThat(bound.connections().perWorker()).isEqualTo(7);
                    assertThat(bound.connections().idle()).hasSeconds(3);
                    RRefClient rrefs = context.getBean(RRefClient.class);
                    assertThat(rrefs.self().name()).isEqualTo("me");
                    assertThat(rrefs.workers()).extracting("name").containsExactly("worker-1", "worker.2");
                });
    }

    @Test
    void whenTheTimeoutIsAboveTheCeilingThenTheApplicationDoesNotStart() {
        client.withPropertyValues("rref.client.timeout=11m")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidSettingsException.class)
                        .rootCause()
                        .hasMessageContaining("rref.client.timeout PT11M is above rref.client.ceiling PT10M")
                        .hasMessageContaining("Lower the one or raise the other"));
    }

    @Test
    void whenTheApplicationsNameHasOddSignsThenTheHoldersNameHasNone() {
        client.withPropertyValues("spring.application.name=Mein Büro")
                .run(context -> assertThat(
                                context.getBean(RRefClient.class).self().name())
                        .startsWith("Mein-B-ro-"));
    }

    @Test
    void whenTheConfiguredNameCannotBeThenTheApplicationDoesNotStart() {
        client.withPropertyValues("rref.client.name=Mein Büro")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidSettingsException.class)
                        .rootCause()
                        .hasMessageContaining("rref.client.name"));
    }

    @Test
    void whenAWorkersAddressIsNoneThenTheApplicationDoesNotStart() {
        client.withPropertyValues("rref.client.workers.worker-1=localhost:8081")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("worker-1")
                        .hasMessageContaining("http://host:port"));
    }

    @Test
    void whenTheContextClosesThenTheClientGoesBeforeItsExecutor() {
        client.run(context -> assertThat(context.getBeanFactory().getDependentBeans("rrefExecutor"))
                .contains("rrefClient"));
    }
}
