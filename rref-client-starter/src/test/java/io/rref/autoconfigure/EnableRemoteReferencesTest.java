package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.elsewhere.Faraway;
import io.rref.elsewhere.named.Second;
import io.rref.elsewhere.named.Visits;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Contracts of other jars, and contracts that name their objects themselves. */
class EnableRemoteReferencesTest {

    private final ApplicationContextRunner client = ClientApplication.runner();

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackages = "io.rref.elsewhere.named")
    static class ByPackage {}

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackageClasses = {Faraway.class, Visits.class})
    static class ByClass {}

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences
    static class ByItself {}

    static class WantsVisits {

        @Autowired
        Visits visits;

        @Autowired
        RRef<Visits> handle;

        @Autowired
        @RemoteReference("others@worker-3")
        Visits others;

        @Autowired
        @RemoteReference("others@worker-3")
        RRef<Visits> otherHandle;
    }

    static class WantsFaraway {

        @Autowired
        @RemoteReference("far@worker-1")
        Faraway faraway;
    }

    static class WantsSecond {

        @Autowired
        @Second
        RRef<Faraway> faraway;
    }

    @Test
    void whenAContractNamesItsObjectThenPointsThatNameNoneGetIt() {
        client.withUserConfiguration(ByPackage.class)
                .withBean(WantsVisits.class)
                .run(context -> {
                    WantsVisits wants = context.getBean(WantsVisits.class);
                    assertThat(wants.visits).hasToString("RRef(visits@worker-1, not looked up yet)");
                    assertThat(wants.handle).hasToString("RRef(visits@worker-1, not looked up yet)");
                    assertThat(wants.others).hasToString("RRef(others@worker-3, not looked up yet)");
                    assertThat(wants.otherHandle).hasToString("RRef(others@worker-3, not looked up yet)");
                    assertThat(context.getBean(Visits.class))
                            .as("what a look-up by type in the context gives")
                            .isEqualTo(wants.visits);
                });
    }

    @Test
    void whenPlaceholdersAreSetThenTheyAreResolved() {
        client.withUserConfiguration(ByPackage.class)
                .withBean(WantsVisits.class)
                .withPropertyValues("visits.name=calls", "visits.worker=worker-7")
                .run(context -> assertThat(context.getBean(WantsVisits.class).visits)
                        .hasToString("RRef(calls@worker-7, not looked up yet)"));
    }

    @Test
    void whenClassesAreNamedThenTheirPackagesAreScannedWithThoseBelow() {
        client.withUserConfiguration(ByClass.class, ByPackage.class)
                .withBean(WantsFaraway.class)
                .withBean(WantsVisits.class)
                .run(context -> assertThat(context.getBean(WantsFaraway.class).faraway)
                        .hasToString("RRef(far@worker-1, not looked up yet)"));
    }

    @Test
    void whenNoPackageIsNamedThenThatOfTheConfigurationIsScanned() {
        client.withUserConfiguration(ByItself.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whenAnAnnotationOfTheUsersNamesTheObjectThenItCounts() {
        client.withBean(WantsSecond.class)
                .run(context -> assertThat(context.getBean(WantsSecond.class).faraway)
                        .hasToString("RRef(second@worker-2, not looked up yet)"));
    }

    @Test
    void whenTheClientIsOffThenNoContractIsRegistered() {
        client.withUserConfiguration(ByPackage.class)
                .withPropertyValues("rref.client.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Visits.class));
    }
}
