package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Box;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.autoconfigure.ClientApplication.Uncallable;
import io.rref.elsewhere.Faraway;
import io.rref.elsewhere.named.Doubly;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** What people read when a start-up fault was theirs: through the analyzers that Boot would find, in Boot's order. */
class FailureAnalyzersTest {

    private Environment environment = new StandardEnvironment();

    private final ApplicationContextRunner client =
            ClientApplication.runner().withInitializer(context -> environment = context.getEnvironment());

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
            assertThat(analysis.getAction()).contains("@EnableRemoteReferences", "RRef<Faraway>");
        });
    }

    @Test
    void whenTheTypeIsNoContractThenTheAnalysisSaysSo() {
        client.withBean(WantsNoContract.class)
                .run(context -> assertThat(analyze(context).getAction()).contains("@RemoteInterface"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackages = "io.rref.faulty.unmarked")
    static class ScansNoContract {}

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackages = "io.rref.faulty.concrete")
    static class ScansNoInterface {}

    @Test
    void whenWhatNamesAnObjectIsNoContractThenTheAnalysisSaysSo() {
        client.withUserConfiguration(ScansNoContract.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("@RemoteReference on", "NoContract", "it is no contract");
            assertThat(analysis.getAction()).contains("Mark the interface itself @RemoteInterface");
        });
        client.withUserConfiguration(ScansNoInterface.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("@RemoteReference on", "NoInterface", "it is no interface");
            assertThat(analysis.getAction()).contains("Put it on the contract");
        });
    }

    static class WantsDoubly {

        @Autowired
        RRef<Doubly> doubly;
    }

    @Test
    void whenAContractNamesTwoObjectsThenTheAnalysisNamesBoth() {
        client.withBean(WantsDoubly.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("Doubly", "2 objects", "one@worker-1", "second@worker-2");
            assertThat(analysis.getAction()).contains("Leave one @RemoteReference there");
        });
    }

    static class Unnamed {

        @Autowired
        Counter counter;
    }

    static class UnnamedHandle {

        @Autowired
        RRef<Counter> counter;
    }

    @ParameterizedTest
    @ValueSource(classes = {Unnamed.class, UnnamedHandle.class})
    void whenNoObjectIsNamedThenTheAnalysisSaysHowToNameOne(Class<?> asking) {
        client.withBean(asking).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription())
                    .contains("field 'counter'", asking.getSimpleName(), "without saying which");
            assertThat(analysis.getAction())
                    .contains("Add @RemoteReference(\"name@worker\") there, or to Counter itself");
        });
    }

    static class UnnamedFaraway {

        @Autowired
        Faraway faraway;
    }

    @Test
    void whenAFarawayContractIsNotNamedThenTheAnalysisSaysBoth() {
        client.withBean(UnnamedFaraway.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("field 'faraway'", "no remote reference is named");
            assertThat(analysis.getAction()).contains("@RemoteReference(\"name@worker\")", "@EnableRemoteReferences");
        });
    }

    static class NoName {

        @Autowired
        @RemoteReference("@worker-1")
        Counter counter;
    }

    static class NoWorker {

        @Autowired
        @RemoteReference("visits@")
        Counter counter;
    }

    @ParameterizedTest
    @ValueSource(classes = {NoName.class, NoWorker.class, Nameless.class})
    void whenTheNameIsMalformedThenTheAnalysisShowsTheForm(Class<?> asking) {
        client.withBean(asking).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("field 'counter'", "names no object of a worker");
            assertThat(analysis.getAction()).contains("Write it as name@worker, such as visits@worker-1");
        });
    }

    static class Unresolvable {

        @Autowired
        @RemoteReference("visits@${no.such.property}")
        Counter counter;
    }

    @Test
    void whenAPlaceholderCannotBeResolvedThenTheAnalysisNamesIt() {
        client.withBean(Unresolvable.class).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription())
                    .contains("visits@${no.such.property}", "field 'counter'", "Could not resolve placeholder");
            assertThat(analysis.getAction()).contains("Set the property", "${property:default}");
        });
    }

    static class RawHandle {

        @Autowired
        @RemoteReference("visits@worker-1")
        @SuppressWarnings("rawtypes")
        RRef counter;
    }

    static class OpenHandle {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<?> counter;
    }

    static class RawContract {

        @Autowired
        @RemoteReference("visits@worker-1")
        @SuppressWarnings("rawtypes")
        Box counter;
    }

    static class OpenContract {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Box<?>> counter;
    }

    static class NotEvenAnInterface {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<String> counter;
    }

    static class WantsUncallable {

        @Autowired
        @RemoteReference("visits@worker-1")
        Uncallable counter;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RawHandle | raw RRef | Write the contract out, such as RRef<Counter>",
                "OpenHandle | no contract | an interface marked @RemoteInterface",
                "RawContract | is generic | Write the types of its methods out, such as Box<String>",
                "OpenContract | is left open | Write a type instead of each question mark",
                "NotEvenAnInterface | not an interface | an interface marked @RemoteInterface",
                "WantsUncallable | accept(java.lang.Object) | Change Uncallable so that all its methods can be called",
            })
    void whenTheTypeCannotBeCalledThenTheAnalysisSaysWhyAndWhatToDo(String asking, String why, String what)
            throws Exception {
        client.withBean(Class.forName(FailureAnalyzersTest.class.getName() + "$" + asking))
                .run(context -> {
                    FailureAnalysis analysis = analyze(context);
                    assertThat(analysis.getDescription()).contains("field 'counter'", asking, why);
                    assertThat(analysis.getAction()).contains(what);
                });
    }

    static class WantsMany {

        @Autowired
        @RemoteReference("visits@worker-1")
        List<Counter> counters;
    }

    @Test
    void whenACollectionIsMarkedThenTheAnalysisSaysThatAReferenceIsToOneObject() {
        client.withBean(WantsMany.class)
                .run(context -> assertThat(analyze(context).getAction())
                        .contains("inject Counter, or RRef<Counter>, not a collection"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Unnamed.class, UnnamedHandle.class, Nameless.class, WantsTheClient.class})
    void whenTheClientIsOffThenTheAnalysisSaysSo(Class<?> asking) {
        client.withPropertyValues("rref.client.enabled=false").withBean(asking).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains(asking.getSimpleName(), "rref.client.enabled=false");
            assertThat(analysis.getAction()).contains("Remove rref.client.enabled=false");
        });
    }

    static class WantsTheClient {

        @Autowired
        RRefClient rrefs;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8081 | does not begin with http:// or https://",
                "http://worker_1:8081 | no host",
                "ftp://worker-1:8081 | does not begin with http://",
                "http://worker-1:99999 | from 1 to 65535",
                "http://worker-1:8081/ | more than a host and a port",
                "http://worker-1:8081/rref | more than a host and a port",
                "http://user@worker-1:8081 | more than a host and a port",
            })
    void whenAWorkersAddressIsNoneThenTheAnalysisSaysWhichAndHow(String address, String why) {
        client.withPropertyValues("rref.client.workers.worker-1=" + address).run(context -> {
            FailureAnalysis analysis = analyze(context);
            assertThat(analysis.getDescription()).contains("rref.client.workers.worker-1", address, why);
            assertThat(analysis.getAction()).contains("http://host:port");
        });
    }

    @Test
    void whenAWorkersNameIsNoneThenTheAnalysisSaysWhereNamesComeFrom() {
        client.withPropertyValues("rref.client.workers[worker 1]=http://localhost:8081")
                .run(context -> {
                    FailureAnalysis analysis = analyze(context);
                    assertThat(analysis.getDescription()).contains("rref.client.workers.worker 1");
                    assertThat(analysis.getAction()).contains("rref.worker.name");
                });
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

    private FailureAnalysis analyze(AssertableApplicationContext context) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure());
        return analyzers().stream()
                .flatMap(analyzer -> Stream.ofNullable(analyzer.analyze(failure)))
                .findFirst()
                .orElseThrow();
    }

    private List<FailureAnalyzer> analyzers() {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
                                .and(Environment.class, environment));
    }
}
