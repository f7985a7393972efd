package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsulProcessIT {

    private static final ConsulService INSTANCE =
            new ConsulService("one", "127.0.0.1", 4711, Map.of("colour", "blue"), "passing");

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    @Test
    void whenItIsRestartedThenItIsEmptyAtTheSameAddress() {
        consul.catalog().register("paint", INSTANCE);
        assertThat(consul.catalog().instances("paint")).containsExactly(INSTANCE);

        consul.stop();
        assertThatThrownBy(() -> consul.catalog().instances("paint")).hasMessageContaining("does not answer");
        consul.start();

        assertThat(consul.catalog().instances("paint")).isEmpty();
    }

    @Test
    void whenTokensAreAskedForThenWhoHasNoneSeesNothing() {
        try (ConsulProcess guarded = ConsulProcess.startWithTokens()) {
            guarded.catalog().register("paint", INSTANCE);

            assertThat(guarded.catalog().instances("paint")).hasSize(1);
            assertThat(new ConsulCatalog(guarded.address(), Optional.empty()).instances("paint"))
                    .isEmpty();
        }
    }
}
