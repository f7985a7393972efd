package io.rref.holder;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.LossReason;
import io.rref.protocol.ForkSum;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this process has with one start of one worker: a lease, its numbers, and what hangs on them.
 *
 * <p>Opening until the lease is granted, or refused, or nobody waits for it any more. Open from then, and now and then
 * suspended: lapsed, without a word from the owner. Ended for good by its loss or a goodbye.
 */
final class OwnerLink {

    private enum Phase {
        OPENING,
        OPEN,
        ENDED
    }

    private final Target asked;

    private final long session;

    private final NumberWindow numbers = new NumberWindow();

    private final Delivery opening = Delivery.quick();

    private final RenewalState renewal;

    private final Set<Operation> operations = new LinkedHashSet<>();

    private final Set<Operation> waiting = new LinkedHashSet<>();

    private final Set<HandleRecord> handles = new LinkedHashSet<>();

    private final Set<ForkId> revokedEarly = new LinkedHashSet<>();

    private final ListedPages listedPages = new ListedPages();

    private ForkSum live = ForkSum.NONE;

    private final Alarm sendAgain;

    private final Alarm tellSettled;

    private Phase phase = Phase.OPENING;

    private boolean suspended;

    private boolean draining;

    private @Nullable Incarnation incarnation;

    private @Nullable LeaseToken token;

    private LeaseTerms terms;

    private MonotonicTime idleSince = MonotonicTime.NEVER;

    OwnerLink(Target asked, long session, LeaseTerms terms, Timers timers, LinkAlarms alarms) {
        this.asked = asked;
        this.session = session;
        this.terms = terms;
        this.incarnation = asked.incarnation();
        this.sendAgain = timers.alarm(() -> alarms.sendAgain(this));
        this.tellSettled = timers.alarm(() -> alarms.tellSettled(this));
        this.renewal =
                new RenewalState(timers.alarm(() -> alarms.lapse(this)), timers.alarm(() -> alarms.giveUp(this)));
    }

    /** What a link wants to be told when its time comes. */
    interface LinkAlarms {

        /** The lease must be asked for, or renewed, again. */
        void sendAgain(OwnerLink link);

        /** Nothing was sent that could have told the owner what is settled. */
        void tellSettled(OwnerLink link);

        /** The lease lapses unless it has been renewed. */
        void lapse(OwnerLink link);

        /** The lease has lapsed too long ago to wait for the owner any more. */
        void giveUp(OwnerLink link);
    }

    String worker() {
        return asked.worker();
    }

    long session() {
        return session;
    }

    /** Whom the lease was asked from: without incarnation where any start of the worker would do. */
    Target asked() {
        return asked;
    }

    /** The worker's start that granted the lease, or that is asked for one. */
    Target target() {
        return new Target(worker(), incarnation);
    }

    Incarnation incarnation() {
        return Objects.requireNonNull(incarnation, "no lease granted yet");
    }

    LeaseToken token() {
        return Objects.requireNonNull(token, "no lease granted yet");
    }

    Duration length() {
        return terms.length();
    }

    LeaseTerms terms() {
        return terms;
    }

    NumberWindow numbers() {
        return numbers;
    }

    Delivery opening() {
        return opening;
    }

    RenewalState renewal() {
        return renewal;
    }

    Alarm sendAgain() {
        return sendAgain;
    }

    /** Rings when the owner must be told what is settled. */
    Alarm tellSettled() {
        return tellSettled;
    }

    void granted(Incarnation by, LeaseToken proof, LeaseTerms granted, MonotonicTime now) {
        phase = Phase.OPEN;
        incarnation = by;
        token = proof;
        terms = granted;
        idleSince = now;
    }

    void suspend() {
        suspended = true;
    }

    void resume() {
        suspended = false;
    }

    void end() {
        phase = Phase.ENDED;
    }

    /** The owner has said that it is stopping. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** Forks that the owner has revoked before this process heard that it has them: they are being claimed. */
    Set<ForkId> revokedEarly() {
        return revokedEarly;
    }

    boolean isOpening() {
        return phase == Phase.OPENING;
    }

    boolean isEnded() {
        return phase == Phase.ENDED;
    }

    /** Granted, and lapsed without a word from the owner. */
    boolean isSuspended() {
        return suspended;
    }

    /** Whether something new may be sent under its lease. */
    boolean isUsable() {
        return phase == Phase.OPEN && !suspended;
    }

    /** What went wrong last while the owner could not be spoken with; null if nothing has. */
    @Nullable
    String trouble() {
        return isOpening() ? opening.trouble() : renewal.trouble();
    }

    void attach(Operation operation) {
        operations.add(operation);
    }

    void detach(Operation operation, MonotonicTime now) {
        operations.remove(operation);
        waiting.remove(operation);
        idleSince = now;
    }

    void attach(HandleRecord handle) {
        if (handles.add(handle) && handle.lost() == null) {
            live = live.with(handle.fork());
        }
    }

    void detach(HandleRecord handle, MonotonicTime now) {
        if (handles.remove(handle) && handle.lost() == null) {
            live = live.without(handle.fork());
        }
        idleSince = now;
    }

    /** Closes the gate of a handle while the link stands. Answers whether it was not closed yet. */
    boolean lose(HandleRecord handle, LossReason reason) {
        boolean first = handle.lose(reason);
        if (first && handles.contains(handle)) {
            live = live.without(handle.fork());
        }
        return first;
    }

    /** What this process has here, where nothing is under way that could change it; null where something is. */
    @Nullable
    ForkSum held() {
        return isUsable() && operations.isEmpty() ? live : null;
    }

    /** Whether nothing has begun since this was the lowest open number, and nothing is under way. */
    boolean hasNothingBegunSince(RequestNumber lowestOpen) {
        return held() != null && numbers.settled().lowestOpen().equals(lowestOpen);
    }

    ListedPages listedPages() {
        return listedPages;
    }

    /** Throws unless the sum is that of the handles that are not lost. */
    void checkSum() {
        ForkSum counted = ForkSum.of(handles.stream()
                .filter(handle -> handle.lost() == null)
                .map(HandleRecord::fork)
                .toList());
        if (!isEnded() && !counted.equals(live)) {
            throw new IllegalStateException("the handles at " + worker() + " are " + counted + ", and not " + live);
        }
    }

    Set<Operation> operations() {
        return operations;
    }

    /** How many handles here are not lost. */
    long handlesNotLost() {
        return live.count();
    }

    Set<HandleRecord> handles() {
        return handles;
    }

    /** The operation goes on when something may be sent. */
    void park(Operation operation) {
        waiting.add(operation);
    }

    /** Those that have waited to send, in the order in which they came. */
    List<Operation> takeWaiting() {
        List<Operation> taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }

    boolean isUnused() {
        return operations.isEmpty() && handles.isEmpty();
    }

    /** Whether nothing has hung on it for a whole lease. */
    boolean isIdle(MonotonicTime now) {
        return isUnused() && now.hasReached(idleSince.plus(length()));
    }
}
