package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteFunctions;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RemoteReferenceAutoConfiguration;
import io.rref.execution.ExecutionCatalog;
import io.rref.execution.FailureDetail;
import io.rref.execution.InvalidRemoteObjectException;
import io.rref.owner.OwnerLimits;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.runtime.InvalidSettingsException;
import io.rref.service.autoconfigure.faulty.FaultyWorker;
import io.rref.service.autoconfigure.sample.Counter;
import io.rref.service.autoconfigure.sample.Products;
import io.rref.service.autoconfigure.sample.SampleWorker;
import io.rref.service.autoconfigure.sample.Sums;
import io.rref.web.WebExchange;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.context.support.GenericWebApplicationContext;

class RRefWorkerAutoConfigurationTest {

    private static final AutoConfigurations WORKER = AutoConfigurations.of(
            WebClientAutoConfiguration.class,
            WebMvcAutoConfiguration.class,
            RRefClientAutoConfiguration.class,
            RemoteReferenceAutoConfiguration.class,
            RRefSecurityAutoConfiguration.class,
            RRefWorkerAutoConfiguration.class);

    private final WebApplicationContextRunner worker = new WebApplicationContextRunner()
            .withConfiguration(WORKER)
            .withPropertyValues("rref.client.drain=1ms")
            .withUserConfiguration(SampleWorker.class);

    @Test
    void whenTheApplicationIsAServletAppThenItIsAWorkerAndAHolder() {
        worker.run(context -> assertThat(context)
                .hasSingleBean(OwnerShell.class)
                .hasSingleBean(WebExchange.class)
                .hasSingleBean(RRefClient.class)
                .hasSingleBean(HolderId.class));
    }

    @Test
    void whenAWorkerHasNoThreadsThenTheApplicationDoesNotStart() {
        worker.withPropertyValues("rref.worker.threads=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContaining("rref.worker.threads is 0"));
    }

    @Test
    void whenSpringStopsWaitingBeforeTheWorkerHasDrainedThenTheApplicationDoesNotStart() {
        worker.withPropertyValues("rref.worker.drain=20s", "spring.lifecycle.timeout-per-shutdown-phase=15s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContaining("spring.lifecycle.timeout-per-shutdown-phase of 15s ends while")
                        .hasMessageContaining("set it to 30s; or lower rref.worker.drain"));
        worker.withPropertyValues("rref.worker.drain=2s", "spring.lifecycle.timeout-per-shutdown-phase=15s")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whenTheUserHasAnExecutorOfOurNameThenItWins() {
        Executor own = Runnable::run;
        worker.withBean("rrefExecutor", Executor.class, () -> own)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean("rrefExecutor")
                        .isSameAs(own));
    }

    @Test
    void whenTheApplicationHasNoServletsThenItIsNoWorker() {
        new ApplicationContextRunner()
                .withConfiguration(WORKER)
                .withPropertyValues("rref.client.drain=1ms")
                .run(context ->
                        assertThat(context).doesNotHaveBean(OwnerShell.class).hasSingleBean(RRefClient.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(WORKER)
                .withPropertyValues("rref.client.drain=1ms")
                .run(context -> assertThat(context).doesNotHaveBean(OwnerShell.class));
    }

    @Test
    void whenTheServletLibraryIsAbsentThenItIsNoWorker() {
        worker.withClassLoader(new FilteredClassLoader(GenericWebApplicationContext.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OwnerShell.class));
    }

    @Test
    void whenThePropertyIsOffThenItIsNoWorker() {
        worker.withPropertyValues("rref.worker.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(OwnerShell.class)
                        .hasSingleBean(RRefClient.class));
    }

    @Test
    void whenTheHolderIsOffThenItIsNoWorkerEither() {
        worker.withPropertyValues("rref.client.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(OwnerShell.class)
                        .doesNotHaveBean(RRefClient.class));
    }

    @Test
    void whenTheUserHasACatalogThenItWins() {
        worker.withBean("own", ExecutionCatalog.class, () -> emptyCatalog())
                .run(context ->
                        assertThat(context).getBean(ExecutionCatalog.class).isSameAs(context.getBean("own")));
    }

    @Test
    void whenTheUserHasLeaseTermsThenTheyWin() {
        LeaseTerms own = LeaseTerms.DEFAULT.withLength(Duration.ofMinutes(2));
        worker.withBean("own", LeaseTerms.class, () -> own)
                .run(context -> assertThat(context).getBean(LeaseTerms.class).isSameAs(own));
    }

    @Test
    void whenNoNameIsGivenThenTheWorkerGoesByItsApplicationsName() {
        worker.withPropertyValues("spring.application.name=shop")
                .run(context -> assertThat(
                                context.getBean(RRefClient.class).self().name())
                        .isEqualTo("shop"));
        worker.run(context ->
                assertThat(context.getBean(RRefClient.class).self().name()).isEqualTo("worker"));
    }

    @Test
    void whenTheNameCannotBeThenTheWorkerDoesNotStart() {
        worker.withPropertyValues("spring.application.name=my shop")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidSettingsException.class)
                        .rootCause()
                        .hasMessageContaining("rref.worker.name"));
    }

    @Test
    void whenPropertiesAreSetThenTheyAreBound() {
        worker.withPropertyValues(
                        "rref.worker.name=worker-7",
                        "rref.worker.lease=9s",
                        "rref.worker.limits.body=1MB",
                        "rref.worker.limits.kept-bytes=2MB",
                        "rref.worker.limits.requests=3",
                        "rref.worker.limits.pending=70s",
                        "rref.worker.limits.names=4",
                        "rref.worker.limits.handles=5",
                        "rref.worker.limits.argument-bytes=7MB")
                .run(context -> {
                    RRefWorkerProperties bound = context.getBean(RRefWorkerProperties.class);
                    assertThat(bound.limits().body().toMegabytes()).isOne();
                    assertThat(bound.limits().keptBytes().toMegabytes()).isEqualTo(2);
                    assertThat(bound.limits().requests()).isEqualTo(3);
                    assertThat(bound.limits().holders()).isEqualTo(10_000);
                    assertThat(bound.limits().forOwner().longestPending()).hasSeconds(70);
                    assertThat(bound.limits().forOwner().names()).isEqualTo(4);
                    assertThat(bound.limits().forOwner().handlesPerRequest()).isEqualTo(5);
                    assertThat(bound.limits().forOwner().argumentBytesPerLease())
                            .isEqualTo(7L << 20);
                    assertThat(context.getBean(LeaseTerms.class).length()).hasSeconds(9);
                    assertThat(context.getBean(OwnerShell.class).self().name()).isEqualTo("worker-7");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rref.worker.lease=999ms",
                "rref.worker.lease=0s",
                "rref.worker.lease=-30s",
                "rref.worker.lease=25h",
                "rref.worker.lease=100000d",
                "rref.client.give-up=0s",
                "rref.client.give-up=2d"
            })
    void whenALeaseOrThePatienceIsTooShortOrTooLongThenTheWorkerDoesNotStart(String setting) {
        worker.withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidSettingsException.class)
                        .rootCause()
                        .hasMessageContaining(setting.substring(0, setting.indexOf('=')))
                        .hasMessageContaining("from PT1S to PT24H"));
    }

    @Test
    void whenAPatienceIsSetThenItIsTheHolders() {
        worker.withPropertyValues("rref.client.give-up=7s")
                .run(context -> assertThat(context.getBean(LeaseTerms.class).untilHolderGivesUp())
                        .hasSeconds(7));
    }

    @Test
    void whenNoLimitIsSetThenTheyAreThoseOfTheMachine() {
        worker.run(context -> assertThat(
                        context.getBean(RRefWorkerProperties.class).limits().forOwner())
                .isEqualTo(OwnerLimits.DEFAULT));
    }

    @Test
    void whenClassesAreMarkedThenTheyAreFoundEvenIfPackagePrivate() {
        worker.run(context -> {
            ExecutionCatalog catalog = context.getBean(ExecutionCatalog.class);
            assertThat(catalog.serves(Counter.class.getName())).isTrue();
            assertThat(catalog.serves(Sums.class.getName())).isTrue();
            assertThat(catalog.publishedNames()).containsEntry("visits", Counter.class.getName());
        });
    }

    @Test
    void whenAFunctionsClassIsAComponentThenThatBeanServesAndThereIsNoSecond() {
        worker.run(context -> {
            assertThat(context.getBeanNamesForAnnotation(RemoteFunctions.class))
                    .containsExactlyInAnyOrder("productsOfTheApplication", "standardSums");
            Object serving = context.getBean(ExecutionCatalog.class)
                    .functions(Products.class.getName())
                    .bean();
            assertThat(serving).isSameAs(context.getBean("productsOfTheApplication"));
        });
    }

    @Test
    void whenAMarkedClassCannotServeThenTheWorkerDoesNotStart() {
        new WebApplicationContextRunner()
                .withConfiguration(WORKER)
                .withPropertyValues("rref.client.drain=1ms")
                .withUserConfiguration(FaultyWorker.class)
                .run(context ->
                        assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidRemoteObjectException.class));
    }

    @Test
    void whenABeanSharesAsItIsMadeThenTheWorkerIsThereAlready() {
        worker.withBean(EarlySharer.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(EarlySharer.class).shared.localValue()).isEqualTo(35L);
            assertThat(context.getBean(OwnerShell.class).snapshot().entries()).hasSize(1);
        });
    }

    static class EarlySharer {

        final RRef<Long> shared;

        EarlySharer(RRefClient rrefs) {
            shared = rrefs.share(35L);
        }
    }

    @Test
    void whenStackTracesAreTurnedOnThenTheyTravel() {
        worker.run(context -> assertThat(
                        context.getBean(RRefWorkerProperties.class).failureDetail())
                .isEqualTo(FailureDetail.WITHOUT_STACK));
        worker.withPropertyValues("rref.worker.stack-traces=true")
                .run(context -> assertThat(
                                context.getBean(RRefWorkerProperties.class).failureDetail())
                        .isEqualTo(FailureDetail.WITH_STACK));
    }

    private static ExecutionCatalog emptyCatalog() {
        return ExecutionCatalog.of(List.of(), List.of(), new DefaultListableBeanFactory());
    }
}
