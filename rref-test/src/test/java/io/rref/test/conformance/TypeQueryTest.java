package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.protocol.Message;
import io.rref.protocol.Query;
import io.rref.test.app.Account;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the owner says of the kind of an object, and how often it is asked. */
@DisplayNameGeneration(ConformanceNames.class)
class TypeQueryTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int QUERIES = 11;

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    private final SentMessages sent = cluster.client().bean(SentMessages.class);

    @Test
    @Conforms("C128")
    void whenTheTypeOfAnObjectIsAskedForElevenTimesThenItsOwnerIsAskedOnce() {
        sent.watch();
        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L)) {
            RRefType type = counter.type();
            assertThat(type).isEqualTo(new RRefType(Counter.class.getName(), "io.rref.test.app.StoredCounter"));

            for (int i = 1; i < QUERIES; i++) {
                assertThat(counter.type(LIMIT)).isEqualTo(type);
                assertThat(counter.typeAsync()).isCompletedWithValue(type);
            }
        }
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    @Conforms("C128")
    void whenTheTypeOfAValueIsAskedForElevenTimesAtOnceThenItsOwnerIsAskedOnce() {
        sent.watch();
        try (RRef<Long> slow = slow("type of a slow value")) {
            List<CompletableFuture<RRefType>> types = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                types.add(slow.typeAsync());
            }
            assertThat(types).noneMatch(CompletableFuture::isDone);
            gate("type of a slow value").open();

            assertThat(types)
                    .allSatisfy(type -> assertThat(type)
                            .succeedsWithin(LIMIT)
                            .isEqualTo(new RRefType("java.lang.Long", "java.lang.Long")));
            assertThat(slow.type()).isEqualTo(types.get(0).join());
        }
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    @Conforms("C129")
    void whenTheOwnerItselfAsksThenNothingIsSent() {
        RRefClient own = cluster.rrefsOf("worker-1");
        SentMessages ofTheOwner = cluster.bean("worker-1", SentMessages.class);
        ofTheOwner.watch();
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L);
                RRef<List<Long>> numbers =
                        own.on(own.self()).functions(Arithmetic.class).remote(sums -> sums.upTo(3))) {
            RRefType type = new RRefType(Counter.class.getName(), "io.rref.test.app.StoredCounter");
            assertThat(counter.type()).isEqualTo(type);
            assertThat(counter.typeAsync()).succeedsWithin(LIMIT).isEqualTo(type);
            assertThat(numbers.typeAsync()).succeedsWithin(LIMIT);
            assertThat(numbers.type().declared()).isEqualTo("java.util.List<java.lang.Long>");
        }
        assertThat(ofTheOwner.watched()).noneMatch(TypeQueryTest::isQuestion);
    }

    @Test
    @Conforms("C130")
    void whenTheCreationFailedThenTheTypeFailsWithItsCause() {
        try (RRef<Account> account = cluster.rrefs().on("worker-1").create(Account.class, "ada", List.of(-1L))) {
            assertThatThrownBy(account::type)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("negative deposit of ada");
            assertThat(account.typeAsync())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withCauseExactlyInstanceOf(IllegalArgumentException.class)
                    .withMessageContaining("negative deposit of ada");
        }
    }

    @Test
    @Conforms("C132")
    void whenTheCreationTakesLongerThanTheTimeoutThenThatFailsAndIsNotKept() {
        try (RRef<Long> slow = slow("slow type")) {
            Duration tooShort = Duration.ofMillis(200);
            assertThatThrownBy(() -> slow.type(tooShort)).hasMessageContaining("deadline passed");
            CompletableFuture<RRefType> failed = slow.typeAsync(tooShort);
            assertThat(failed).failsWithin(LIMIT).withThrowableThat().withMessageContaining("deadline passed");

            gate("slow type").open();

            assertThat(slow.type()).isEqualTo(new RRefType("java.lang.Long", "java.lang.Long"));
            assertThat(slow.toHere()).isEqualTo(7);
        }
    }

    private long questions() {
        return sent.watched().stream().filter(TypeQueryTest::isQuestion).count();
    }

    private static boolean isQuestion(Message message) {
        return message instanceof Message.Read read && read.query() instanceof Query.TypeQuery;
    }

    private static RRef<Long> slow(String gate) {
        Remote<Waiting> waiting = cluster.rrefs().on("worker-1").functions(Waiting.class);
        return waiting.callStage(w -> w.pass(gate, 7)).remote();
    }

    private static Gates.Gate gate(String gate) {
        return cluster.bean("worker-1", Gates.class).gate(gate);
    }
}
