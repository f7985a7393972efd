package io.rref.benchmarks;

import io.rref.benchmarks.peer.Peer;
import io.rref.benchmarks.peer.PytorchPeer;
import io.rref.benchmarks.peer.RRefPeer;
import io.rref.benchmarks.report.Measurement;
import io.rref.benchmarks.report.ResultFile;
import io.rref.benchmarks.report.Summary;
import io.rref.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures rref, and PyTorch where it is there, in turns, and says what came out. */
public final class Benchmarks {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private Benchmarks() {}

    /** The options stand in {@code README.md}. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments, System.getenv());
        Files.createDirectories(options.output());
        List<Peer> peers = new ArrayList<>();
        Thread endThem = new Thread(() -> peers.forEach(Peer::close));
        Runtime.getRuntime().addShutdownHook(endThem);
        start(options, peers);
        Summary summary = measure(options, peers);
        System.out.print(Table.of(summary));
        Path file = options.output().resolve("result.json");
        ResultFile.write(summary, file);
        System.out.println("result: " + file);
    }

    private static void start(Options options, List<Peer> peers) {
        peers.add(RRefPeer.start(options.output()));
        if (options.pytorch().isEmpty()) {
            System.out.println(
                    "PyTorch is left out: name its script with -Dbenchmark.pytorch=FILE or " + Options.SCRIPT_VARIABLE);
        } else if (!PytorchPeer.isInstalled(PYTHON)) {
            System.out.println("PyTorch is left out: " + PYTHON + " has no torch; on Debian: "
                    + "apt-get install -y --no-install-recommends python3-torch python3-numpy");
        } else {
            peers.add(PytorchPeer.start(PYTHON, options.pytorch().get(), options.output()));
        }
    }

    private static Summary measure(Options options, List<Peer> peers) {
        List<Measurement> measurements = new Rounds(options, peers, System.out::println).run();
        return Summary.of(Machine.describe(peers), measurements);
    }
}
