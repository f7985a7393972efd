package io.rref.test.tutorial.parameterserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.RRefCluster;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParameterServerTest {

    private static final int ROUNDS = 20;

    private static final List<String> TRAINERS = List.of("trainer-1", "trainer-2", "trainer-3");

    @RegisterExtension
    static final RRefCluster cluster =
            RRefCluster.of("server", "trainer-1", "trainer-2", "trainer-3").scanning(StoredParameters.class);

    @Test
    void whenTrainersShareAParameterServerThenItLearnsWhatOneProcessLearns() {
        List<Sample> samples = Sample.draw(60);

        DistributedTraining.Result trained =
                DistributedTraining.run(cluster.rrefs(), "server", TRAINERS, samples, ROUNDS);

        assertThat(trained.weights()).isEqualTo(PlainTraining.run(samples, ROUNDS));
        assertThat(trained.samplesOfRounds())
                .as("samples of all trainers in each round")
                .isEqualTo(Collections.nCopies(ROUNDS, samples.size()));
        assertThat(farthest(trained.weights()))
                .as("distance from what there was to learn")
                .isLessThan(Weights.SCALE / 100);
        cluster.awaitEmpty();
    }

    private static long farthest(Weights weights) {
        return IntStream.range(0, weights.values().size())
                .mapToLong(each -> Math.abs(
                        weights.values().get(each) - Sample.TRUTH.values().get(each)))
                .max()
                .orElseThrow();
    }
}
