package io.rref.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each "may call" and "may be called by" of the client's package-infos. */
@Tag("same-on-any-jdk")
class ClientRoomsTest {

    private static final JavaClasses ROOMS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rref");

    @Test
    void whenTheApiCallsThenOnlyWhatAJarOfContractsCanCarry() {
        classes()
                .that()
                .resideInAPackage("io.rref")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.rref",
                        "java..",
                        "org.jspecify.annotations",
                        "reactor.core.publisher",
                        "org.springframework.core"))
                .because("a jar of contracts must not drag in Spring Boot, Netty or Jackson")
                .check(ROOMS);
    }

    @Test
    void whenTheProtocolCallsThenOnlyTheApi() {
        mayCall("protocol").check(ROOMS);
    }

    @Test
    void whenTheHoldersMachineCallsThenOnlyTheProtocol() {
        mayCall("holder", "protocol").check(ROOMS);
    }

    @Test
    void whenTheCodecCallsThenOnlyTheProtocol() {
        mayCall("codec", "protocol").check(ROOMS);
    }

    @Test
    void whenProxiesCallThenOnlyTheProtocol() {
        mayCall("proxy", "protocol").check(ROOMS);
    }

    @Test
    void whenTheDirectoryCallsThenOnlyTheApi() {
        mayCall("directory").check(ROOMS);
        mayCall("directory.consul", "directory").check(ROOMS);
    }

    @Test
    void whenTheTransportCallsThenOnlyTheProtocolAndTheDirectory() {
        mayCall("transport", "protocol", "directory").check(ROOMS);
    }

    @Test
    void whenMembershipIsProvedThenByTheJdkAloneAndForTheAutoConfiguration() {
        classes()
                .that()
                .resideInAPackage("io.rref.membership")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.rref",
                        "io.rref.membership",
                        "io.rref.protocol",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations"))
                .because("what proves membership is to be read and tested without a framework")
                .check(ROOMS);
        mayBeCalledBy("membership", "autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheRuntimeCallsThenOnlyTheRoomsBelowIt() {
        mayCall("runtime", "protocol", "profile", "holder", "codec", "proxy", "transport", "directory")
                .check(ROOMS);
    }

    @Test
    void whenProfilesAreKeptThenWithTheApiOnlyAndForTheRuntime() {
        mayCall("profile").check(ROOMS);
        mayBeCalledBy("profile", "runtime").check(ROOMS);
    }

    @Test
    void whenCallsAreObservedThenThroughTheRuntimeOnly() {
        mayCall("observation", "runtime", "holder").check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("io.rref.observation")
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref.holder").and(nameMatching("(?!.*HeldCounts).*")))
                .because("who counts takes no part")
                .check(ROOMS);
        mayBeCalledBy("observation", "autoconfigure").check(ROOMS);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.observation", "io.rref.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer.."))
                .because("who watches is told of calls, whatever they make of it")
                .check(ROOMS);
    }

    @Test
    void whenTheHoldersMachineIsCalledThenByItsShellOnly() {
        mayBeCalledBy("holder", "runtime", "observation").check(ROOMS);
    }

    @Test
    void whenTheDirectoryIsCalledThenByThoseWhoSendOnly() {
        mayBeCalledBy("directory", "directory.consul", "runtime", "transport", "autoconfigure")
                .check(ROOMS);
        mayBeCalledBy("directory.consul", "autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheTransportIsCalledThenByTheRuntimeOnly() {
        mayBeCalledBy("transport", "runtime", "autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheRuntimeIsCalledThenByTheAutoConfigurationAndByWhoWatchesOnly() {
        mayBeCalledBy("runtime", "observation", "autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheAutoConfigurationIsCalledThenByBootOnly() {
        mayBeCalledBy("autoconfigure").check(ROOMS);
    }

    @Test
    void whenProtocolAndHolderCallOutsideThenOnlyWhatIsPure() {
        classes()
                .that()
                .resideInAnyPackage("io.rref.protocol", "io.rref.holder")
                .should()
                .onlyDependOnClassesThat(Pure.IS)
                .because(Pure.REASON)
                .check(ROOMS);
    }

    @Test
    void whenProtocolAndHolderRunThenWithoutClockAndChance() {
        noClasses()
                .that()
                .resideInAnyPackage("io.rref.protocol", "io.rref.holder")
                .should(Pure.ASK_THE_PROCESS)
                .because(Pure.REASON)
                .check(ROOMS);
    }

    @Test
    void whenALibraryIsUsedThenInItsRoomOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.transport", "io.rref.directory.consul", "io.rref.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.web..", "reactor.netty..", "io.netty.."))
                .because("HTTP stays in the transport, and where Consul is asked")
                .check(ROOMS);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.codec", "io.rref.transport", "io.rref.directory.consul")
                .should()
                .dependOnClassesThat(resideInAPackage("tools.jackson.."))
                .because("JSON stays where bytes are made")
                .check(ROOMS);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.rref.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.boot.."))
                .because("Boot stays at the edge")
                .check(ROOMS);
    }

    @Test
    void whenRoomsCallEachOtherThenNeverInACircle() {
        slices().matching("io.rref.(**)").should().beFreeOfCycles().check(ROOMS);
    }

    private static ArchRule mayCall(String room, String... others) {
        return classes()
                .that()
                .resideInAPackage("io.rref." + room)
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("io.rref..").or(resideInAnyPackage(rooms(room, others))))
                .because("the package-info of " + room + " says whom it may call");
    }

    private static ArchRule mayBeCalledBy(String room, String... others) {
        return noClasses()
                .that(resideInAPackage("io.rref..").and(resideOutsideOfPackages(rooms(room, others))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref." + room))
                .because("the package-info of " + room + " says who may call it");
    }

    private static String[] rooms(String room, String... others) {
        return Stream.concat(
                        Stream.of("io.rref", "io.rref." + room),
                        Arrays.stream(others).map(o -> "io.rref." + o))
                .toArray(String[]::new);
    }
}
