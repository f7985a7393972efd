package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                RRef<@Nullable Void> nothing =
                        arithmetic().run(Arithmetic::nothing).remote()) {
            assertThat(numbers.type().declared()).isEqualTo("java.util.List<java.lang.Long>");
            assertThat(numbers.type(LIMIT).className()).startsWith("java.util.");
            assertThat(nothing.type()).isEqualTo(new RRefType("java.lang.Void", null));
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
