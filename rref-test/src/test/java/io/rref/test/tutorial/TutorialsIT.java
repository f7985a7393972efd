package io.rref.test.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ProcessCluster;
import io.rref.test.tutorial.agent.DistributedAgent;
import io.rref.test.tutorial.agent.PlainAgent;
import io.rref.test.tutorial.batchreduce.DistributedBatchReduce;
import io.rref.test.tutorial.batchreduce.PlainBatchReduce;
import io.rref.test.tutorial.parameterserver.DistributedTraining;
import io.rref.test.tutorial.parameterserver.PlainTraining;
import io.rref.test.tutorial.parameterserver.Sample;
import io.rref.test.tutorial.pipeline.DistributedPipeline;
import io.rref.test.tutorial.pipeline.Layer;
import io.rref.test.tutorial.pipeline.PlainPipeline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The programs over workers in JVMs of their own; the driver is an app in this one. */
@Tag("many-processes")
class TutorialsIT {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(8);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(4, LEASE).withWorkers(TutorialWorker.class);

    private final ClientApp driver = cluster.newClient();

    @AfterEach
    void leavesNothing() {
        cluster.held().awaitEmpty(RELEASE_LIMIT); // while the driver runs: by its releases, not by its goodbye
        driver.close();
    }

    @Test
    void whenTrainersShareAParameterServerThenItLearnsWhatOneProcessLearns() {
        List<Sample> samples = Sample.draw(60);

        DistributedTraining.Result trained = DistributedTraining.run(
                driver.rrefs(), "worker-1", List.of("worker-2", "worker-3", "worker-4"), samples, 5);

        assertThat(trained.weights()).isEqualTo(PlainTraining.run(samples, 5));
    }

    @Test
    void whenStagesPassTheirStateThenThePipelineGivesWhatOneProcessGives() {
        List<List<Long>> microBatches = Layer.microBatches(32);

        List<List<Long>> outputs = DistributedPipeline.run(
                driver.rrefs(), "worker-1", Layer.ENCODER, "worker-2", Layer.DECODER, microBatches);

        assertThat(outputs).isEqualTo(PlainPipeline.run(Layer.ENCODER, Layer.DECODER, microBatches));
    }

    @Test
    void whenTrainersUpdateInBatchesThenEachLearnsWhatOneProcessLearns() {
        List<String> training = List.of("worker-2", "worker-3", "worker-4", "worker-2");

        DistributedBatchReduce.Result trained = DistributedBatchReduce.run(driver.rrefs(), "worker-1", training, 5);

        List<Long> plain = PlainBatchReduce.run(training.size(), 5);
        assertThat(trained.parameters()).isEqualTo(plain);
        assertThat(trained.learnt()).hasSameSizeAs(training).containsOnly(plain);
    }

    @Test
    void whenAnAgentHasObserversOnOtherWorkersThenItEarnsWhatOneProcessEarns() {
        List<Long> earned =
                DistributedAgent.run(driver.rrefs(), "worker-1", List.of("worker-2", "worker-3", "worker-4"), 5, 10);

        assertThat(earned).isEqualTo(PlainAgent.run(3, 5, 10));
    }
}
