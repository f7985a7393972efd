package io.rref.test.simulation;

import io.rref.holder.HolderEvent.ClockMeanwhile;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One process of the world: a holder, and an owner too if it is a worker. Takes one event at a time, like the real shell:
 * what an event causes in the same process waits until its decisions are carried out.
 */
final class SimulatedProcess {

    private static final int MOST_EVENTS_IN_ONE_MOMENT = 10_000;

    private final World world;

    private final HolderId id;

    private final ProcessClock clock;

    private final Chance chance;

    private final HolderSide holderSide;

    private final @Nullable OwnerSide ownerSide;

    private final Deque<Runnable> backlog = new ArrayDeque<>();

    private boolean alive = true;

    private boolean paused;

    private long pausedSince;

    private long resumedAt;

    private ClockMeanwhile clockMeanwhile = ClockMeanwhile.WENT_ON;

    /** Of those in which its clock went on. */
    private Duration pausesSoFar = Duration.ZERO;

    /** Of those in which it stood still. */
    private Duration sleptSoFar = Duration.ZERO;

    private boolean busy;

    private long alarm = Long.MAX_VALUE;

    private long lastRing = -1;

    private int ringsInOneMoment;

    SimulatedProcess(World world, HolderId id, ProcessClock clock, Chance chance, boolean worker) {
        this.world = world;
        this.id = id;
        this.clock = clock;
        this.chance = chance;
        this.holderSide = new HolderSide(this);
        this.ownerSide = worker ? new OwnerSide(this) : null;
    }

    World world() {
        return world;
    }

    HolderId id() {
        return id;
    }

    /** What is random in this process, and what its user code does of its own. */
    Chance chance() {
        return chance;
    }

    boolean isWorker() {
        return ownerSide != null;
    }

    HolderSide holderSide() {
        return holderSide;
    }

    OwnerSide ownerSide() {
        return Objects.requireNonNull(ownerSide, () -> this + " is no worker");
    }

    /** What its clock shows, and its holder's machine is told. */
    MonotonicTime now() {
        return clock.at(world.agenda().now()).plus(sleptSoFar.negated());
    }

    /** What its owner's machine is told: pauses are taken out. */
    MonotonicTime ownerNow() {
        return takesPausesOut() ? runningTime() : now();
    }

    /** A moment of the owner's machine on the clock that its holder's machine is told. */
    MonotonicTime asHolderTime(MonotonicTime ofOwner) {
        return takesPausesOut() ? ofOwner.plus(pausesSoFar) : ofOwner;
    }

    /** As the shell of an owner does; a test takes it away. */
    private static boolean takesPausesOut() {
        return true;
    }

    /** What its clock would show if it had stood still in each pause. */
    MonotonicTime runningTime() {
        return now().plus(pausesSoFar.negated());
    }

    /** The moment of the world at which its clock will show this time, unless it stands still before. */
    long whenItShows(MonotonicTime time) {
        return clock.whenItShows(time.plus(sleptSoFar));
    }

    boolean isAlive() {
        return alive;
    }

    /** Whether it runs at all: neither dead nor paused. */
    boolean isRunning() {
        return alive && !paused;
    }

    /** Everything that it knew is gone. What it has sent may still arrive. */
    void crash() {
        alive = false;
        backlog.clear();
    }

    /** Nothing is handled until it resumes. */
    void pause(ClockMeanwhile clockDoes) {
        paused = true;
        clockMeanwhile = clockDoes;
        pausedSince = world.agenda().now();
    }

    void resume() {
        if (paused) {
            paused = false;
            resumedAt = world.agenda().now();
            Duration lasted = clock.at(pausedSince).until(clock.at(resumedAt));
            if (clockMeanwhile == ClockMeanwhile.WENT_ON) {
                pausesSoFar = pausesSoFar.plus(lasted);
            } else {
                sleptSoFar = sleptSoFar.plus(lasted);
            }
            backlog.addFirst(() -> holderSide.noticePause(lasted, clockMeanwhile));
            submit(this::timePassed);
        }
    }

    /** Whether its last pause ended less than so long ago. */
    boolean hasJustResumed(Duration ago) {
        return resumedAt > 0 && world.agenda().now() - resumedAt < ago.toNanos();
    }

    /** Handles an event when those before it are done. */
    void submit(Runnable event) {
        if (alive) {
            backlog.add(event);
            drain();
        }
    }

    private void drain() {
        if (busy || paused) {
            return;
        }
        busy = true;
        int handled = 0;
        while (isRunning() && !backlog.isEmpty()) {
            backlog.remove().run();
            if (++handled > MOST_EVENTS_IN_ONE_MOMENT) {
                throw new Violation("time goes on", this + " handles event after event in one moment");
            }
        }
        busy = false;
        if (alive) {
            world.tell(checker -> checker.eventHandled(this));
            setAlarm();
        }
    }

    private void setAlarm() {
        Optional<MonotonicTime> next = nextDeadline();
        if (next.isEmpty() || next.get().equals(MonotonicTime.NEVER)) {
            return;
        }
        long moment = Math.max(whenItShows(next.get()), world.agenda().now());
        if (moment < alarm) {
            alarm = moment;
            world.agenda().at(moment, () -> ring(moment));
        }
    }

    private void ring(long moment) {
        if (moment != alarm) {
            return;
        }
        alarm = Long.MAX_VALUE;
        ringsInOneMoment = moment == lastRing ? ringsInOneMoment + 1 : 0;
        lastRing = moment;
        if (ringsInOneMoment > MOST_EVENTS_IN_ONE_MOMENT) {
            throw new Violation("time goes on", this + " asks again and again for a moment that has come");
        }
        submit(this::timePassed);
    }

    private void timePassed() {
        holderSide.timePassed();
        if (ownerSide != null) {
            ownerSide.timePassed();
        }
    }

    private Optional<MonotonicTime> nextDeadline() {
        Optional<MonotonicTime> ofHolder = holderSide.nextDeadline();
        if (ownerSide == null) {
            return ofHolder;
        }
        Optional<MonotonicTime> ofOwner = ownerSide.nextDeadline().map(this::asHolderTime);
        if (ofHolder.isPresent() && ofOwner.isPresent()) {
            return Optional.of(ofHolder.get().earlierOf(ofOwner.get()));
        }
        return ofHolder.isPresent() ? ofHolder : ofOwner;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
