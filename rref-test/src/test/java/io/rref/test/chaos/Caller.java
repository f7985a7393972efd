package io.rref.test.chaos;

import io.rref.RRefClient;
import io.rref.WorkerInfo;
import io.rref.test.cluster.ClientApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/** An app that calls objects of every worker at a steady rate until its standard input ends. */
final class Caller {

    private static final int TICK_MS = 10;

    /** Longer than any of its calls. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(40);

    private Caller() {}

    /** The process. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ClientApp app = ClientApp.withArguments(List.of(arguments))) {
            Environment settings = app.bean(Environment.class);
            String name = settings.getRequiredProperty("chaos.name");
            Path histories = Path.of(settings.getRequiredProperty("chaos.histories"));
            int callsPerSecond = settings.getRequiredProperty("chaos.rate", Integer.class);
            RecordedCalls calls = new RecordedCalls(HistoryFile.ofThisProcess(histories, name), name);
            Random random = new Random(settings.getRequiredProperty("chaos.seed", Long.class));
            RRefClient rrefs = app.rrefs();
            List<Lane> lanes = rrefs.workers().stream()
                    .map(WorkerInfo::name)
                    .map(worker -> new Lane(rrefs.on(worker), calls, random))
                    .toList();
            Pace pace = new Pace(callsPerSecond, System.nanoTime());
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            clock.scheduleAtFixedRate(() -> advance(lanes, pace, random), 0, TICK_MS, TimeUnit.MILLISECONDS);
            while (System.in.read() >= 0) {
                // nobody writes there; its end is the wish to end
            }
            clock.shutdown();
            if (!clock.awaitTermination(1, TimeUnit.SECONDS) || !endOf(lanes)) {
                throw new AssertionError("calls are still in flight after " + LAST_CALLS);
            }
        }
    }

    /** Whom the pace wants a call of has none to make while too many are in flight: then it is another one's. */
    private static void advance(List<Lane> lanes, Pace pace, Random random) {
        try {
            for (int due = pace.due(System.nanoTime()); due > 0; due--) {
                int first = random.nextInt(lanes.size());
                for (int next = 0; next < lanes.size(); next++) {
                    if (lanes.get((first + next) % lanes.size()).tryCall(lanes)) {
                        break;
                    }
                }
            }
        } catch (RuntimeException | Error fault) {
            fault.printStackTrace();
            Runtime.getRuntime().halt(1); // the checker finds calls that never ended
        }
    }

    private static boolean endOf(List<Lane> lanes) throws InterruptedException {
        long end = System.nanoTime() + LAST_CALLS.toNanos();
        for (Lane lane : lanes) {
            if (!lane.end(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /** How many calls are due; what a pause has kept back is not made up for at once. */
    private static final class Pace {

        private static final int MOST_AT_ONCE = 100;

        private final int perSecond;

        private final long began;

        private long given;

        Pace(int perSecond, long began) {
            this.perSecond = perSecond;
            this.began = began;
        }

        int due(long now) {
            long wanted = (now - began) * perSecond / TimeUnit.SECONDS.toNanos(1);
            int due = (int) Math.min(wanted - given, MOST_AT_ONCE);
            given = wanted;
            return due;
        }
    }
}
