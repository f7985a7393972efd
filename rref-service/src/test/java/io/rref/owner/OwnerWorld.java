package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.Caller;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One owner's machine with a hand-moved clock, and what it has decided. Checks the machine after each event. */
final class OwnerWorld {

    static final String CONTRACT = "demo.Counter";

    static final HolderId OWNER = holderId("owner", 1);

    static final RemoteFailure BROKEN = new RemoteFailure("demo.Broken", "no", List.of(), "owner");

    final OwnerProtocol machine;

    final Map<ExchangeId, Reply> answers = new LinkedHashMap<>();

    final Set<RRefId> released = new HashSet<>();

    private MonotonicTime now = new MonotonicTime(0);

    private List<OwnerDecision> last = List.of();

    private long exchanges;

    private long ids = 1000;

    OwnerWorld() {
        this(OwnerLimits.DEFAULT);
    }

    OwnerWorld(OwnerLimits limits) {
        machine = new OwnerProtocol(OWNER, LeaseTerms.DEFAULT, limits, now);
    }

    static HolderId holderId(String name, long incarnation) {
        return new HolderId(name, new Incarnation(incarnation, 0));
    }

    static RRefId rref(long id) {
        return new RRefId(id, id);
    }

    static ForkId fork(long id) {
        return new ForkId(id, id);
    }

    static WireHandle handle(RRefId rref, ForkId fork) {
        return new WireHandle(OWNER.name(), OWNER.incarnation(), rref, fork, CONTRACT);
    }

    static WireHandle foreignHandle() {
        return new WireHandle("elsewhere", new Incarnation(9, 9), rref(77), fork(77), CONTRACT);
    }

    /** A holder that has just opened its first lease. */
    TestHolder holder(String name) {
        return new TestHolder(this, holderId(name, 2)).open(1);
    }

    List<OwnerDecision> handle(OwnerEvent event) {
        last = machine.handle(event, now);
        machine.checkInvariants();
        for (OwnerDecision decision : last) {
            if (decision instanceof OwnerDecision.Answer answer) {
                assertThat(answers.put(answer.exchange(), answer.reply()))
                        .as("an exchange is answered once")
                        .isNull();
            }
            if (decision instanceof OwnerDecision.ReleaseObject release) {
                assertThat(released.add(release.rref()))
                        .as("an object is released once")
                        .isTrue();
            }
        }
        return last;
    }

    ExchangeId nextExchange() {
        return new ExchangeId(++exchanges);
    }

    LeaseToken freshToken() {
        return new LeaseToken(++ids, 7);
    }

    ForkId freshFork() {
        return fork(++ids);
    }

    Target target() {
        return new Target(OWNER.name(), OWNER.incarnation());
    }

    /** Lets time pass without a word to the machine. */
    void sleep(Duration duration) {
        now = now.plus(duration);
    }

    /** Lets time pass and says so. */
    List<OwnerDecision> pass(Duration duration) {
        sleep(duration);
        return handle(new OwnerEvent.TimePassed());
    }

    MonotonicTime now() {
        return now;
    }

    @Nullable
    Reply replyTo(ExchangeId exchange) {
        return answers.get(exchange);
    }

    boolean isOpen(ExchangeId exchange) {
        return !answers.containsKey(exchange);
    }

    List<OwnerDecision> last() {
        return last;
    }

    <D extends OwnerDecision> List<D> last(Class<D> kind) {
        List<D> found = new ArrayList<>();
        for (OwnerDecision decision : last) {
            if (kind.isInstance(decision)) {
                found.add(kind.cast(decision));
            }
        }
        return found;
    }

    /** The one piece of work that the last event started. */
    WorkId startedWork() {
        List<OwnerDecision.StartWork> started = last(OwnerDecision.StartWork.class);
        assertThat(started).hasSize(1);
        return started.get(0).id();
    }

    <W extends Work> W startedWork(Class<W> kind) {
        List<OwnerDecision.StartWork> started = last(OwnerDecision.StartWork.class);
        assertThat(started).hasSize(1);
        assertThat(started.get(0).work()).isInstanceOf(kind);
        return kind.cast(started.get(0).work());
    }

    void started(WorkId work) {
        handle(new OwnerEvent.WorkStarted(work));
    }

    void created(WorkId work) {
        handle(new OwnerEvent.CreationEnded(work, null));
    }

    void createdSerial(WorkId work) {
        handle(new OwnerEvent.CreationEnded(work, null, true));
    }

    /** The methods' arguments of the work that the last event started, which tell the calls apart. */
    List<String> startedCalls() {
        return last(OwnerDecision.StartWork.class).stream()
                .map(start -> (Work.RunCall) start.work())
                .map(call -> new String(call.arguments().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    void creationFailed(WorkId work) {
        handle(new OwnerEvent.CreationEnded(work, BROKEN));
    }

    void refused(WorkId work, Problem problem) {
        handle(new OwnerEvent.WorkRefused(work, problem));
    }

    void ended(WorkId work, Reply reply) {
        handle(new OwnerEvent.WorkEnded(work, reply));
    }

    Reply local(RRefId rref, ForkId under, ForkId fresh) {
        ExchangeId exchange = nextExchange();
        handle(new OwnerEvent.LocalHandleRequested(exchange, rref, under, fresh));
        return Objects.requireNonNull(replyTo(exchange));
    }

    void share(RRefId rref, ForkId fork) {
        handle(new OwnerEvent.ObjectShared(rref, fork, CONTRACT, false));
    }

    Reply revoke(RRefId rref) {
        ExchangeId exchange = nextExchange();
        handle(new OwnerEvent.ObjectRevoked(exchange, rref));
        return Objects.requireNonNull(replyTo(exchange));
    }

    Reply revokeNamed(String name) {
        ExchangeId exchange = nextExchange();
        handle(new OwnerEvent.NameRevoked(exchange, name));
        return Objects.requireNonNull(replyTo(exchange));
    }

    void drain(Duration longest) {
        handle(new OwnerEvent.DrainBegan(longest));
    }

    /** What the answer to this renewal brought. */
    List<Notice> noticesIn(ExchangeId renewal) {
        assertThat(replyTo(renewal)).as("answer to the renewal").isInstanceOf(Reply.LeaseRenewed.class);
        return ((Reply.LeaseRenewed) Objects.requireNonNull(replyTo(renewal))).notices();
    }

    void closeLocal(RRefId rref, ForkId fork) {
        handle(new OwnerEvent.LocalHandleClosed(rref, fork));
    }

    void declare(String name) {
        handle(new OwnerEvent.NameDeclared(name, CONTRACT));
    }

    boolean isListed(RRefId rref) {
        return machine.snapshot().entries().stream().anyMatch(e -> e.rref().equals(rref));
    }

    OwnerSnapshot.Entry entry(RRefId rref) {
        return machine.snapshot().entries().stream()
                .filter(e -> e.rref().equals(rref))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rref + " is not listed"));
    }

    OwnerSnapshot snapshot() {
        return machine.snapshot();
    }

    boolean hasLease(HolderId holder) {
        return machine.snapshot().leases().stream().anyMatch(l -> l.holder().equals(holder));
    }

    Reply open(Message.OpenLease message) {
        ExchangeId exchange = nextExchange();
        handle(new OwnerEvent.LeaseRequested(exchange, Caller.ANYBODY, message, freshToken()));
        return Objects.requireNonNull(replyTo(exchange));
    }
}
