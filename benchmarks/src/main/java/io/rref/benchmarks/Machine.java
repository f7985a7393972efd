package io.rref.benchmarks;

import io.rref.benchmarks.peer.Peer;
import java.util.List;
import java.util.stream.Collectors;

/** Where it was measured: figures of two machines are not to be compared. */
final class Machine {

    private Machine() {}

    static String describe(List<Peer> peers) {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch") + "; "
                + peers.stream()
                        .map(peer -> peer.name() + ": " + peer.version())
                        .collect(Collectors.joining("; "));
    }
}
