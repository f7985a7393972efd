package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.HandlesReceived;
import io.rref.holder.HolderDecision.Send;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random shells against random owners: replies are lost, late, doubled or of another kind. The driver checks the machine after each
 * event; here, that every operation and reception ends once and in time, and that nothing stays open when owners heal.
 */
class ChaosTest {

    private static final List<String> WORKERS = List.of("a", "b", Driver.SELF.name());

    private final Driver driver = new Driver();

    private final Map<OperationId, MonotonicTime> deadlines = new HashMap<>();

    private final List<WireHandle> handles = new ArrayList<>();

    private final List<ExchangeId> answered = new ArrayList<>();

    private final Set<OperationId> told = new HashSet<>();

    private Random random = new Random(0);

    private int seen;

    private int receptions;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whenEverythingGoesWrongThenEveryOperationEndsOnceAndInTime(long seed) {
        random = new Random(seed);
        for (int step = 0; step < 2500; step++) {
            step();
            listen();
            checkDeadlines();
        }
        heal();

        assertThat(told).containsAll(deadlines.keySet());
        assertThat(driver.machine().snapshot().openOperations()).isZero();
        assertThat(driver.decided(HandlesReceived.class)).hasSize(receptions);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> create();
            case 1, 2 -> use();
            case 3 -> closeOne();
            case 4 -> arrive();
            case 5 -> driver.advance(Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 40_000 : 1500)));
            case 6 -> repeatOldAnswer();
            case 7 -> cancelOne();
            default -> answerOne();
        }
    }

    private void create() {
        Action.Create create = driver.create();
        String worker = pick(WORKERS);
        remember(driver.act(Driver.byName(worker), create, timeout()));
        handles.add(new WireHandle(worker, WireHandle.NOT_YET_KNOWN, create.rref(), create.fork(), Driver.CONTRACT));
    }

    private void use() {
        if (handles.isEmpty()) {
            return;
        }
        WireHandle handle = pick(handles);
        CarriedHandle[] carried = random.nextInt(3) == 0
                ? new CarriedHandle[] {driver.carried(pick(handles)), driver.carried(pick(handles))}
                : new CarriedHandle[0];
        remember(driver.act(Driver.ownerOf(handle), Driver.callOf(handle, carried), timeout(), carried));
    }

    private void closeOne() {
        if (!handles.isEmpty()) {
            driver.close(handles.remove(random.nextInt(handles.size())));
        }
    }

    private void arrive() {
        receptions++;
        WireHandle arriving = driver.arriving(pick(WORKERS));
        handles.add(arriving);
        driver.feed(new HolderEvent.HandlesArrived(
                new ReceptionId(receptions), List.of(arriving), driver.now().plus(timeout())));
    }

    private void cancelOne() {
        if (!deadlines.isEmpty()) {
            driver.cancel(pick(List.copyOf(deadlines.keySet())));
        }
    }

    private void repeatOldAnswer() {
        if (!answered.isEmpty()) {
            driver.feed(new HolderEvent.ReplyArrived(pick(answered), new Reply.Done()));
        }
    }

    private void answerOne() {
        String worker = pick(WORKERS);
        List<ExchangeId> open = driver.unansweredTo(worker, Message.class);
        if (open.isEmpty()) {
            return;
        }
        ExchangeId exchange = pick(open);
        answered.add(exchange);
        switch (random.nextInt(20)) {
            case 0 -> driver.fail(exchange, Certainty.NOT_SENT);
            case 1 -> driver.fail(exchange, Certainty.MAYBE_SENT);
            case 2 -> driver.refuse(exchange, pick(List.of(ProblemType.values())));
            case 3 -> driver.wrongTarget(exchange, worker, 1 + random.nextInt(3));
            default -> driver.reply(exchange, replyTo(driver.message(exchange)));
        }
    }

    private Reply replyTo(Message message) {
        if (message instanceof Message.OpenLease open) {
            return new Reply.LeaseGranted(
                    open.target().incarnation() == null
                            ? Driver.start(open.target().worker(), 1 + random.nextInt(2))
                            : open.target().incarnation(),
                    Driver.token(open.target().worker(), open.session()),
                    Driver.TERMS.length());
        }
        if (message instanceof Message.RenewLease renew) {
            return new Reply.LeaseRenewed(renew.sequence());
        }
        if (message instanceof Message.Cancel && random.nextBoolean()) {
            return random.nextBoolean() ? new Reply.NeverRan() : new Reply.AskedToStop();
        }
        return message instanceof Message.Numbered numbered ? outcomeOf(numbered.action()) : new Reply.Done();
    }

    private Reply outcomeOf(Action action) {
        if (action instanceof Action.Create create) {
            CreationStage stage = pick(List.of(CreationStage.values()));
            return new Reply.Listed(create.rref(), stage, stage == CreationStage.FAILED ? failure() : null, false);
        }
        if (action instanceof Action.Call) {
            return pick(List.of(
                    new Reply.Returned(Content.EMPTY, List.of()),
                    new Reply.Returned(Content.EMPTY, List.of(driver.arriving(pick(WORKERS)))),
                    new Reply.Raised(failure()),
                    new Reply.CreationFailed(failure()),
                    new Reply.AnswerNotKept()));
        }
        return new Reply.Done();
    }

    private static RemoteFailure failure() {
        return new RemoteFailure("Oops", "", List.of(), "a");
    }

    /** From now on every owner answers everything, and every handle is closed. */
    private void heal() {
        handles.forEach(driver::close);
        List.copyOf(driver.machine().snapshot().handles()).forEach(handle -> driver.close(handle.wire()));
        for (int round = 0; round < 200; round++) {
            for (String worker : WORKERS) {
                for (ExchangeId exchange : driver.unansweredTo(worker, Message.class)) {
                    Message message = driver.message(exchange);
                    if (!(message instanceof Message.RenewLease)) {
                        driver.reply(exchange, healed(message));
                    }
                }
            }
            driver.advance(Duration.ofSeconds(1));
            List.copyOf(driver.machine().snapshot().handles()).forEach(handle -> driver.close(handle.wire()));
            listen();
        }
    }

    private Reply healed(Message message) {
        return message instanceof Message.Cancel
                ? new Reply.NeverRan()
                : message instanceof Message.OpenLease
                        ? replyTo(message)
                        : new Reply.Refused(new Problem(ProblemType.BAD_ARGUMENTS, "healed"));
    }

    private void remember(OperationId operation) {
        MonotonicTime latest = driver.now().plus(Duration.ofSeconds(20));
        deadlines.put(operation, latest);
    }

    private Duration timeout() {
        return Duration.ofMillis(100 + random.nextInt(19_900));
    }

    private void listen() {
        List<HolderDecision> decisions = driver.decisions();
        for (; seen < decisions.size(); seen++) {
            if (decisions.get(seen) instanceof Complete complete) {
                assertThat(told.add(complete.operation())).as("told once").isTrue();
                listHandles(complete.outcome());
            } else if (decisions.get(seen) instanceof Send send) {
                assertThat(send.exchange()).isNotNull();
            }
        }
    }

    private void listHandles(Outcome outcome) {
        if (outcome instanceof Outcome.Answered done && done.reply() instanceof Reply.Returned returned) {
            Set<ForkId> lost = done.lostHandles().keySet();
            returned.handles().stream()
                    .filter(handle -> !lost.contains(handle.fork()))
                    .forEach(handles::add);
        }
    }

    private void checkDeadlines() {
        deadlines.forEach((operation, latest) -> assertThat(
                        told.contains(operation) || driver.now().isBefore(latest.plus(Duration.ofMillis(1))))
                .as("%s ends in time", operation)
                .isTrue());
        deadlines.keySet().removeIf(told::contains);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
