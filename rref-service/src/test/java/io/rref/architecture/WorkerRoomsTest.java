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

/** Each "may call" and "may be called by" of the worker's package-infos, the client's rooms among the callers. */
@Tag("same-on-any-jdk")
class WorkerRoomsTest {

    private static final JavaClasses ROOMS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rref");

    @Test
    void whenTheOwnersMachineCallsThenOnlyTheProtocol() {
        mayCall("owner", "protocol").check(ROOMS);
    }

    @Test
    void whenExecutionCallsThenOnlyProtocolProxiesAndCodec() {
        mayCall("execution", "protocol", "proxy", "codec").check(ROOMS);
    }

    @Test
    void whenTheWorkersShellCallsThenOnlyTheRoomsBelowIt() {
        mayCall("worker", "protocol", "owner", "execution", "codec", "proxy", "profile", "runtime")
                .check(ROOMS);
    }

    @Test
    void whenTheEndpointsCallThenOnlyTheShellTheWireAndTheOwnersSnapshot() {
        mayCall("web", "protocol", "transport", "worker", "owner").check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("io.rref.web")
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref.owner").and(nameMatching("(?!.*OwnerSnapshot).*")))
                .because("no decision is taken in a controller")
                .check(ROOMS);
    }

    @Test
    void whenTheDoorCallsThenOnlyMembershipTheWireAndTheEndpointsNotes() {
        mayCall("security", "protocol", "membership", "transport", "web").check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("io.rref.security")
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref.web").and(nameMatching("(?!.*Admission).*")))
                .because("who was let in is noted, and no more")
                .check(ROOMS);
        mayBeCalledBy("security", "service.autoconfigure").check(ROOMS);
        mayBeCalledBy("membership", "security", "autoconfigure", "service.autoconfigure")
                .check(ROOMS);
    }

    @Test
    void whenSpringSecurityIsUsedThenAtTheDoorOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.security", "io.rref.service.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.security.."))
                .because("everything behind the door knows a caller and no more")
                .check(ROOMS);
    }

    @Test
    void whenAWorkerIsMeteredThenByTheCountsThatItKeepsAnyway() {
        mayCall("metering", "protocol", "observation", "worker", "owner").check(ROOMS);
        mayBeCalledBy("metering", "service.autoconfigure").check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("io.rref.metering")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.rref.owner").and(nameMatching("(?!.*(OwnerCounts|LeaseEnd)).*")))
                .because("who counts takes no part")
                .check(ROOMS);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.metering", "io.rref.observation", "io.rref.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer.."))
                .because("no meter is on the way of a call")
                .check(ROOMS);
    }

    @Test
    void whenTheRegistrationCallsThenOnlyTheProtocol() {
        mayCall("registration", "protocol").check(ROOMS);
    }

    @Test
    void whenTheRegistrationIsCalledThenByTheAutoConfigurationOnly() {
        mayBeCalledBy("registration", "service.autoconfigure").check(ROOMS);
    }

    @Test
    void whenSpringCloudIsUsedThenForTheRegistrationOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.registration", "io.rref.service.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.cloud.."))
                .because("a plain client does without it")
                .check(ROOMS);
    }

    @Test
    void whenTheStockWorkerCallsThenOnlyBootAndForItsExtensions() {
        mayCall("service", "service.extension").check(ROOMS);
        mayCall("service.extension", "runtime").check(ROOMS);
        mayBeCalledBy("service.extension", "service").check(ROOMS);
    }

    @Test
    void whenTheImageNeedsMoreThanTheWorkerThenNobodyElseKnows() {
        mayCall("service.image", "service", "service.check").check(ROOMS);
        mayBeCalledBy("service.image").check(ROOMS);
    }

    @Test
    void whenTheClusterIsCheckedThenAsAnApplicationWould() {
        mayCall("service.check").check(ROOMS);
        mayBeCalledBy("service.check", "service.image").check(ROOMS);
    }

    @Test
    void whenTheOwnersMachineIsCalledThenByItsShellOnlyAndForItsSnapshotAndLimits() {
        mayBeCalledBy("owner", "worker", "web", "metering", "service.autoconfigure")
                .check(ROOMS);
    }

    @Test
    void whenTheHoldersMachineIsCalledThenByItsShellOnly() {
        mayBeCalledBy("holder", "runtime", "observation").check(ROOMS);
    }

    @Test
    void whenExecutionIsCalledThenByTheShellOnly() {
        mayBeCalledBy("execution", "worker", "service.autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheShellIsCalledThenByTheEndpointsOnly() {
        mayBeCalledBy("worker", "web", "metering", "service.autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheEndpointsAreCalledThenByTheAutoConfigurationOnly() {
        mayBeCalledBy("web", "security", "service.autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheRuntimeIsCalledThenByShellAndAutoConfigurationsOnly() {
        mayBeCalledBy("runtime", "observation", "worker", "autoconfigure", "service.autoconfigure", "service.extension")
                .check(ROOMS);
    }

    @Test
    void whenProfilesAreKeptThenForRuntimeAndShellOnly() {
        mayBeCalledBy("profile", "runtime", "worker", "service.autoconfigure").check(ROOMS);
    }

    @Test
    void whenTheTransportIsCalledThenByRuntimeAndEndpointsOnly() {
        mayBeCalledBy("transport", "runtime", "web", "security", "autoconfigure")
                .check(ROOMS);
    }

    @Test
    void whenProxiesAreCalledThenByThoseWhoReadContractsOnly() {
        mayBeCalledBy("proxy", "runtime", "worker", "execution", "web", "autoconfigure")
                .check(ROOMS);
    }

    @Test
    void whenTheCodecIsCalledThenByThoseWhoEncodeOnly() {
        mayBeCalledBy("codec", "runtime", "transport", "worker", "execution", "web", "autoconfigure")
                .check(ROOMS);
    }

    @Test
    void whenHolderAndOwnerMeetThenInTheProtocolOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.rref.holder")
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref.owner"))
                .because("they meet on the wire")
                .check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("io.rref.owner")
                .should()
                .dependOnClassesThat(resideInAPackage("io.rref.holder"))
                .because("they meet on the wire")
                .check(ROOMS);
    }

    @Test
    void whenTheOwnersMachineCallsOutsideThenOnlyWhatIsPure() {
        classes()
                .that()
                .resideInAPackage("io.rref.owner")
                .should()
                .onlyDependOnClassesThat(Pure.IS)
                .because(Pure.REASON)
                .check(ROOMS);
    }

    @Test
    void whenTheOwnersMachineRunsThenWithoutClockAndChance() {
        noClasses()
                .that()
                .resideInAPackage("io.rref.owner")
                .should(Pure.ASK_THE_PROCESS)
                .because(Pure.REASON)
                .check(ROOMS);
    }

    @Test
    void whenServletsAreUsedThenByTheEndpointsAndTheDoorOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.web", "io.rref.security", "io.rref.service.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.servlet.."))
                .because("HTTP stays in the endpoints and at the door before them")
                .check(ROOMS);
    }

    @Test
    void whenBootIsUsedThenAtTheEdgeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.rref.autoconfigure", "io.rref.service..")
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
