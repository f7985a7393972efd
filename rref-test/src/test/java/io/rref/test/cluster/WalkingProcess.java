package io.rref.test.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An app in a JVM of its own that lets handles walk, several at once, and ends. */
final class WalkingProcess {

    private static final String SEED = "--seed=";

    private static final int AT_ONCE = 4;

    private static final int ROUNDS = 8;

    private static final int HOPS = 30;

    private WalkingProcess() {}

    static JvmProcess start(List<String> directory, long seed) {
        List<String> arguments = new ArrayList<>(directory);
        arguments.add(SEED + seed);
        return JvmProcess.start("walker-" + seed, WalkingProcess.class, arguments);
    }

    /** The process: ends with an error if a walk does. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        long seed = Long.parseLong(List.of(arguments).stream()
                .filter(each -> each.startsWith(SEED))
                .findFirst()
                .orElseThrow()
                .substring(SEED.length()));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (ClientApp app = ClientApp.start(builder -> builder, arguments)) {
            List<Future<?>> walks = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                HandleWalks walk = new HandleWalks(app.rrefs(), seed * ROUNDS + round);
                boolean nested = round % 2 == 0;
                walks.add(threads.submit(() -> {
                    if (nested) {
                        walk.nest();
                    } else {
                        walk.passOn(HOPS);
                    }
                }));
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
