package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.test.app.Account;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.transport.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the owner says of the kind of an object. */
class ReferenceTypeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenItIsAnObjectThenContractAndClassAreTold() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L)) {
            RRefType type = counter.type();

            assertThat(type.declared()).isEqualTo(Counter.class.getName());
            assertThat(type.className()).isEqualTo("io.rref.test.app.StoredCounter");
            assertThat(counter.typeAsync()).succeedsWithin(LIMIT).isEqualTo(type);
        }
    }

    @Test
    void whenItIsAValueThenItsDeclaredTypeIsTold() {
        try (RRef<List<Long>> numbers = arithmetic().remote(sums -> sums.upTo(3));
                RRef<Void> nothing = arithmetic().run(Arithmetic::nothing).remote()) {
            assertThat(numbers.type().declared()).isEqualTo("java.util.List<java.lang.Long>");
            assertThat(numbers.type(LIMIT).className()).startsWith("java.util.");
            assertThat(nothing.type()).isEqualTo(new RRefType("java.lang.Void", null));
        }
    }

    @Test
    void whenTheTypeIsKnownThenTheOwnerIsNotAskedAgain() {
        Traffic traffic = cluster.client().bean(Traffic.class);
        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L)) {
            RRefType type = counter.type();
            long before = traffic.requests();

            assertThat(counter.type()).isEqualTo(type);
            assertThat(counter.typeAsync(LIMIT)).isCompletedWithValue(type);
            assertThat(traffic.requests()).isEqualTo(before);
        }
    }

    @Test
    void whenTheCreationTakesLongerThanTheTimeoutThenThatFailsAndIsNotKept() {
        Remote<Waiting> waiting = cluster.rrefs().on("worker-1").functions(Waiting.class);
        try (RRef<Long> slow = waiting.callStage(w -> w.pass("slow type", 7)).remote()) {
            Duration tooShort = Duration.ofMillis(200);
            assertThatThrownBy(() -> slow.type(tooShort)).hasMessageContaining("deadline passed");
            CompletableFuture<RRefType> failed = slow.typeAsync(tooShort);
            assertThat(failed).failsWithin(LIMIT);

            waiting.rpcSync().open("slow type");

            assertThat(slow.type()).isEqualTo(new RRefType("java.lang.Long", "java.lang.Long"));
            assertThat(slow.toHere()).isEqualTo(7);
        }
    }

    @Test
    void whenTheCreationFailedThenTheTypeFailsWithItsCause() {
        try (RRef<Account> account = cluster.rrefs().on("worker-1").create(Account.class, "ada", List.of(-1L))) {
            assertThatThrownBy(account::type)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("negative deposit of ada");
            assertThat(account.typeAsync())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whenTheOwnerItselfAsksThenTheNetworkIsNotTouched() {
        RRefClient own = cluster.rrefsOf("worker-1");
        Traffic traffic = cluster.bean("worker-1", Traffic.class);
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L)) {
            long before = traffic.requests();

            assertThat(counter.type())
                    .isEqualTo(new RRefType(Counter.class.getName(), "io.rref.test.app.StoredCounter"));
            assertThat(counter.typeAsync()).succeedsWithin(LIMIT);
            assertThat(traffic.requests()).isEqualTo(before);
        }
    }

    @Test
    void whenTheHandleIsClosedThenItsTypeIsNotTold() {
        RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(counter.type().declared()).isEqualTo(Counter.class.getName());

        counter.close();

        assertThatThrownBy(counter::type)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    private static Remote<Arithmetic> arithmetic() {
        return cluster.rrefs().on("worker-2").functions(Arithmetic.class);
    }
}
