package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members of a cluster with a secret work as without; who does not know the secret is told so, at once. */
class SecretClusterTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final String NEXT_SECRET = "fedcba9876543210fedcba9876543210";

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree()
            .withWorkerProperty("rref.security.secret", SECRET)
            .withWorkerProperty("rref.security.other-secret", NEXT_SECRET)
            .withWorkerProperty("rref.security.operator-password", "open-sesame-of-the-operators");

    @Test
    void whenMembersShareTheSecretThenHandlesTravelBetweenThem() {
        try (ClientApp app = member(SECRET);
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Shelf> shelf = app.rrefs().on("worker-2").find("shelf", Shelf.class)) {
            shelf.rpcSync().keep(counter);

            assertThat(shelf.rpcSync().add(1)).isEqualTo(6);

            shelf.rpcSync().drop();
        }
        cluster.awaitEmpty();
    }

    @Test
    void whenTheSecretIsBeingChangedThenMembersWithEitherAreServed() {
        try (ClientApp ahead = member(NEXT_SECRET);
                RRef<Counter> counter = ahead.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().add(1)).isEqualTo(6);
        }
    }

    @Test
    void whenTheSecretIsAnotherThenTheFirstCallSaysSo() {
        try (ClientApp stranger = member("0".repeat(32));
                RRef<Counter> counter = stranger.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThatThrownBy(() -> counter.rpcSync().add(1))
                    .isInstanceOfSatisfying(
                            NotExecutedException.class,
                            refused -> assertThat(refused.problem()).contains("unauthenticated"))
                    .hasMessageContaining("rref.security.secret")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void whenNothingIsShownThenTheFirstCallSaysSo() {
        try (ClientApp nobody = cluster.newClient();
                RRef<Counter> counter = nobody.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThatThrownBy(() -> counter.rpcSync().add(1))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("nothing");
        }
    }

    private static ClientApp member(String secret) {
        return cluster.newClient("--rref.security.secret=" + secret);
    }
}
