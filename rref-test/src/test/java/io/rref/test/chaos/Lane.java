package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A caller's calls to one worker. Their number is bounded by worker, so that one which is away does not stop the others. Used by one
 * thread.
 */
final class Lane {

    private static final int CALLS_IN_FLIGHT = 200;

    private static final int OBJECTS = 8;

    /** Long enough for a repetition after ten seconds of silence. */
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(12);

    private static final Duration SHORT_LIMIT = Duration.ofSeconds(2);

    private static final int LONGEST_WORK_MS = 100;

    private final Semaphore free = new Semaphore(CALLS_IN_FLIGHT);

    private final List<CalledObject> objects = new ArrayList<>();

    private final RecordedCalls calls;

    private final Random random;

    Lane(Worker worker, RecordedCalls calls, Random random) {
        this.calls = calls;
        this.random = random;
        for (int object = 0; object < OBJECTS; object++) {
            objects.add(new CalledObject(worker, calls));
        }
    }

    /** Makes a drawn call, unless too many are in flight. */
    boolean tryCall(List<Lane> all) {
        if (!free.tryAcquire()) {
            return false;
        }
        CalledObject object = drawnObject();
        CalledObject.Use use = object.use();
        call(object, use, all).whenComplete((outcome, failure) -> {
            use.ended(outcome);
            free.release();
        });
        return true;
    }

    private CompletableFuture<Outcome> call(CalledObject place, CalledObject.Use use, List<Lane> all) {
        RRef<Tally> object = use.handle();
        Duration limit = random.nextInt(10) == 0 ? SHORT_LIMIT : USUAL_LIMIT;
        int kind = random.nextInt(20);
        if (kind == 0) {
            CalledObject other = all.get(random.nextInt(all.size())).drawnObject();
            CalledObject.Use to =
                    other == place ? use : other.use(); // a place that is asked twice may close what it gave first
            return calls.relay(object, to.handle(), to.name(), limit);
        }
        return kind == 1
                ? calls.executeLater(object, random.nextInt(LONGEST_WORK_MS), limit)
                : calls.execute(object, limit);
    }

    private CalledObject drawnObject() {
        return objects.get(random.nextInt(objects.size()));
    }

    /** Waits for the calls in flight, then lets go of the objects. */
    boolean end(Duration limit) throws InterruptedException {
        boolean ended = free.tryAcquire(CALLS_IN_FLIGHT, limit.toMillis(), TimeUnit.MILLISECONDS);
        objects.forEach(CalledObject::close);
        return ended;
    }
}
