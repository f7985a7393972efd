package io.rref.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;

/** What a machine may use: values and collections, nothing that waits, tells the time, sends or is random. */
final class Pure {

    static final String REASON =
            "a machine's events can be read from a file and replayed: time and chance are arguments";

    static final DescribedPredicate<JavaClass> IS = resideInAnyPackage(
                    "io.rref",
                    "io.rref.protocol",
                    "io.rref.owner",
                    "org.jspecify.annotations",
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "java.nio")
            .and(DescribedPredicate.not(belongToAnyOf(Thread.class, ThreadLocal.class, Random.class, UUID.class)))
            .and(DescribedPredicate.not(belongToAnyOf(Timer.class, Clock.class)))
            .or(belongToAnyOf(Duration.class))
            .as("pure");

    static final ArchCondition<JavaClass> ASK_THE_PROCESS =
            callMethodWhere(target(owner(belongToAnyOf(System.class, Runtime.class, Math.class, Object.class)))
                    .and(target(nameMatching(
                            "nanoTime|currentTimeMillis|getenv|getProperty|random|wait|notify|notifyAll|getRuntime")))
                    .as("asks the clock, chance or the process"));

    private Pure() {}
}
