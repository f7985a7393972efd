package io.rref.test.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("same-on-any-jdk")
class TestRoomsTest {

    private static final String NEEDS_MORE_THAN_A_JVM = "io\\.rref\\.test\\.cluster\\.(Consul|Required).*";

    private static final JavaClasses ROOMS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rref.test");

    @Test
    void whenAClusterIsStartedThenNothingOutsideTheJvmIsNeeded() {
        noClasses()
                .that(resideInAPackage("io.rref.test.cluster"))
                .and()
                .haveNameNotMatching(NEEDS_MORE_THAN_A_JVM)
                .should()
                .dependOnClassesThat(nameMatching(NEEDS_MORE_THAN_A_JVM).or(resideInAPackage("..consul..")))
                .because("users get RRefCluster with one dependency, and run it anywhere")
                .check(ROOMS);
    }

    @Test
    void whenUsersGetAClusterThenItDoesNotCallTheSimulation() {
        noClasses()
                .that()
                .resideInAPackage("io.rref.test.cluster")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.rref.test.simulation")
                .because("the simulation is for rref's own tests")
                .check(ROOMS);
    }
}
