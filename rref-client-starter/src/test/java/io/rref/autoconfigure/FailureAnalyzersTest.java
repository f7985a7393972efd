package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.elsewhere.Faraway;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** What people read when a start-up fault was theirs: through the analyzers that Boot would find, in Boot's order. */
class FailureAnalyzersTest {

    private final ApplicationContextRunner client = ClientApplication.runner();

    static class Nameless {

        @Autowired
        @RemoteReference("visits")
        Counter counter;
    }

    @Test
    void whenAReferenceIsInvalidThenTheAnalysisSaysWhereAndWhatToDo() {
        client.withBean(Nameless.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription())
                    .contains("@RemoteReference(\"visits\")", "field 'counter'", "Nameless");
            assertThat(analysis.getAction()).contains("name@worker");
        });
    }

    @Test
    void whenSettingsContradictThenTheAnalysisSaysWhichAndWhatToDo() {
        client.withPropertyValues("rref.client.timeout=11m").run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("rref.client.timeout", "rref.client.ceiling");
            assertThat(analysis.getAction()).contains("Lower the one");
        });
    }

    @Test
    void whenAContractsTimeoutIsBeyondTheCeilingThenTheAnalysisNamesItsProperty() {
        client.withPropertyValues("rref.client.contracts[" + Counter.class.getName() + "].timeout=11m")
                .run(context -> {
                    FailureAnalysis analysis = analyze(context);
                    assertThat(analysis.getDescription())
                            .contains("rref.client.contracts[" + Counter.class.getName() + "].timeout");
                    assertThat(analysis.getAction()).contains("Lower the one");
                });
    }

    static class WantsFaraway {

        @Autowired
        @RemoteReference("far@worker-1")
        Faraway faraway;
    }

    static class WantsNoContract {

        @Autowired
        @RemoteReference("far@worker-1")
        Runnable runnable;
    }

    @Test
    void whenAContractLiesOutsideTheApplicationThenTheAnalysisSaysHowToFindIt() {
        client.withBean(WantsFaraway.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("WantsFaraway", "field 'faraway'");
            assertThat(analysis.getAction()).contains("@AutoConfigurationPackage", "RRef<Faraway>");
        });
    }

    @Test
    void whenTheTypeIsNoContractThenTheAnalysisSaysSo() {
        client.withBean(WantsNoContract.class)
                .run(context -> assertThat(analyze(context).getAction()).contains("@RemoteInterface"));
    }

    static class WantsABean {

        @Autowired
        Runnable runnable;
    }

    @Test
    void whenAnOrdinaryBeanIsMissingThenTheAnalysisIsBoots() {
        client.withBean(WantsABean.class)
                .run(context -> assertThat(analyze(context).getAction()).contains("Consider defining a bean"));
    }

    private static FailureAnalysis analyze(AssertableApplicationContext context) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure());
        return analyzers().stream()
                .flatMap(analyzer -> Stream.ofNullable(analyzer.analyze(failure)))
                .findFirst()
                .orElseThrow();
    }

    private static List<FailureAnalyzer> analyzers() {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
                                .and(Environment.class, new StandardEnvironment()));
    }
}
