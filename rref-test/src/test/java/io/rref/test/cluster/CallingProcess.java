package io.rref.test.cluster;

import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;
import io.rref.test.app.Counter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** An app in a JVM of its own that calls a counter on worker-1 again and again, and says what comes of it. */
public final class CallingProcess implements AutoCloseable {

    /** Lines of its log begin with a date. */
    private static final Pattern LOGGED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT");

    /** How long each call may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final String CALLING = "calling";

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);

    private final JvmProcess process;

    private CallingProcess(JvmProcess process) {
        this.process = process;
    }

    static CallingProcess start(List<String> arguments) {
        CallingProcess started = new CallingProcess(JvmProcess.start("caller", CallingProcess.class, arguments));
        started.process.awaitReady(() -> started.process.hasSaid(CALLING));
        return started;
    }

    /** Stops it where it is. */
    public void pause() {
        process.pause();
    }

    /** Lets it go on. */
    public void resume() {
        process.resume();
    }

    /** What it has said until now, a line for each call: what came of it, and the access to its counter afterwards. */
    public List<String> said() {
        return process.output()
                .lines()
                .filter(line -> !LOGGED.matcher(line).lookingAt())
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process. */
    public static void main(String[] arguments) {
        try (ClientApp app = ClientApp.start(builder -> builder, arguments)) {
            RRef<Counter> counter = create(app);
            counter.rpcSync().increment();
            System.out.println(CALLING);
            while (!Thread.currentThread().isInterrupted()) {
                String came = call(counter);
                System.out.println(came + ' ' + counter.state().access());
                if (came.startsWith("gone")) {
                    counter = create(app);
                }
                LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
            }
        }
    }

    private static RRef<Counter> create(ClientApp app) {
        return app.rrefs().on("worker-1").create(Counter.class, 0L);
    }

    private static String call(RRef<Counter> counter) {
        try {
            return "answer " + counter.call(Counter::increment).timeout(TIMEOUT).rpcSync();
        } catch (NotExecutedException not) {
            return "not executed";
        } catch (OutcomeUnknownException unknown) {
            return "unknown";
        } catch (ReferenceGoneException gone) {
            return "gone " + gone.reason();
        } catch (RRefException other) {
            return other.getClass().getSimpleName();
        }
    }
}
