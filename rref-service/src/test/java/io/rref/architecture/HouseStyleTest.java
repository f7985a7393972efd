package io.rref.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Habits of the house, for the api, the client and the worker alike: all three are on this module's class path. */
@Tag("same-on-any-jdk")
class HouseStyleTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rref");

    /** What a command line starts answers there. */
    private static final DescribedPredicate<JavaClass> START_PROGRAMS = describe(
            "start programs", each -> each.tryGetMethod("main", String[].class).isPresent());

    @Test
    void whenThereIsARoomThenItIsNullMarked() {
        List<String> unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> room.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(JavaPackage::getName)
                .toList();

        assertThat(HOUSE).isNotEmpty();
        assertThat(unmarked).as("packages without a null-marked package-info").isEmpty();
    }

    @Test
    void whenAClassIsNamedThenNotAfterWhatItIsNot() {
        Stream.of("Impl", "Util", "Utils", "Helper", "Manager")
                .forEach(ending -> noClasses()
                        .should()
                        .haveSimpleNameEndingWith(ending)
                        .because("a name says where the answer comes from")
                        .check(HOUSE));
    }

    @Test
    void whenSomethingIsLoggedThenBySlf4j() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE.that(not(START_PROGRAMS)));
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
    }

    @Test
    void whenLettersChangeTheirCaseThenInANamedLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("a Turkish machine has another lower case of I")
                .check(HOUSE);
    }

    @Test
    void whenAClassAutoConfiguresThenItIsPublicAndFinalAndHidesItsMembers() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .because("nobody but Spring calls them")
                .check(HOUSE);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .bePublic()
                .orShould()
                .notBeStatic()
                .because("an auto-configuration has no state")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void whenAMethodMakesABeanThenOnlySpringSeesIt() {
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .notBeAnnotatedWith(ConditionalOnClass.class)
                .because("@ConditionalOnClass does nothing on a method: its class is loaded before")
                .check(HOUSE);
    }
}
