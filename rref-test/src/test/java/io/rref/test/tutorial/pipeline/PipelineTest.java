package io.rref.test.tutorial.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.RRefCluster;
import io.rref.test.cluster.SentMessages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PipelineTest {

    @RegisterExtension
    static final RRefCluster cluster = EmbeddedCluster.of(2).scanning(LayerStage.class);

    @Test
    void whenStagesPassTheirStateThenThePipelineGivesWhatOneProcessGivesAndItsDriverSeesNoStep() {
        List<List<Long>> microBatches = Layer.microBatches(32);
        SentMessages driver = cluster.client().bean(SentMessages.class);
        driver.watch();

        List<List<Long>> outputs = DistributedPipeline.run(
                cluster.rrefs(), "worker-1", Layer.ENCODER, "worker-2", Layer.DECODER, microBatches);

        assertThat(driver.watched(Action.Fetch.class))
                .as("values that the driver fetched")
                .isEmpty();
        assertThat(outputs).isEqualTo(PlainPipeline.run(Layer.ENCODER, Layer.DECODER, microBatches));
        cluster.awaitEmpty();
    }
}
