package io.rref.test.tutorial.parameterserver;

import io.rref.CallScope;
import io.rref.RRef;
import io.rref.RRefClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The driver: says who is where and when a round begins. What the trainers learn does not pass it. */
public final class DistributedTraining {

    private DistributedTraining() {}

    /** What comes of it. */
    public record Result(Weights weights, List<Integer> samplesOfRounds) {}

    /** Trains for so many rounds, each trainer with its part of the samples. */
    public static Result run(RRefClient rrefs, String server, List<String> trainers, List<Sample> samples, int rounds) {
        List<RRef<Trainer>> made = new ArrayList<>();
        try (RRef<ParameterServer> parameters = rrefs.on(server)
                .create(ParameterServer.class, Sample.TRUTH.values().size())) {
            for (int trainer = 0; trainer < trainers.size(); trainer++) {
                made.add(rrefs.on(trainers.get(trainer))
                        .create(Trainer.class, shard(samples, trainer, trainers.size())));
            }
            List<Integer> samplesOfRounds = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                try (CallScope steps = rrefs.waitAll()) {
                    made.forEach(trainer ->
                            trainer.callStage(each -> each.step(parameters)).rpcAsync());
                }
                samplesOfRounds.add(parameters.rpcSync().apply());
            }
            return new Result(parameters.rpcSync().weights(), samplesOfRounds);
        } finally {
            made.forEach(RRef::close);
        }
    }

    private static List<Sample> shard(List<Sample> samples, int trainer, int trainers) {
        return IntStream.range(0, samples.size())
                .filter(each -> each % trainers == trainer)
                .mapToObj(samples::get)
                .toList();
    }
}
