package io.rref.benchmarks;

import io.rref.benchmarks.peer.Operation;
import io.rref.benchmarks.peer.Peer;
import io.rref.benchmarks.peer.Slice;
import io.rref.benchmarks.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets the peers take turns, slice by slice, so that what disturbs the machine for a while disturbs them alike. */
final class Rounds {

    private final Options options;

    private final List<Peer> peers;

    private final Consumer<String> progress;

    private final ProcessorTime processor = new ProcessorTime();

    Rounds(Options options, List<Peer> peers, Consumer<String> progress) {
        this.options = options;
        this.peers = peers;
        this.progress = progress;
    }

    List<Measurement> run() {
        List<Measurement> measurements = new ArrayList<>();
        for (Operation operation : options.operations()) {
            progress.accept(operation.label() + ": " + options.warmup() + " slices to warm up, then " + options.rounds()
                    + " rounds of " + options.slice().toMillis() + " ms a peer");
            warmUp(operation);
            for (int round = 1; round <= options.rounds(); round++) {
                for (Peer peer : peers) {
                    measurements.add(measure(operation, round, peer));
                }
            }
        }
        return measurements;
    }

    private void warmUp(Operation operation) {
        for (Peer peer : peers) {
            int slices = peer.getsFaster() ? options.warmup() : 1;
            for (int slice = 0; slice < slices; slice++) {
                peer.run(operation, options.slice());
            }
        }
    }

    private Measurement measure(Operation operation, int round, Peer peer) {
        ProcessorTime.Reading before = processor.read(peer.processes());
        Slice slice = peer.run(operation, options.slice());
        ProcessorTime.Used used = processor.read(peer.processes()).since(before);
        return new Measurement(operation, round, peer.name(), slice, used.ownMicros(), used.foreignCores());
    }
}
