package io.rref.owner;

import static io.rref.owner.OwnerWorld.OWNER;
import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.handle;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.TestHolder.content;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Caller;
import io.rref.protocol.Content;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holders that do anything at any time, with few ids, so that they meet; old messages come again at any time. Outside
 * checkers hold that a number starts work once, that no work starts on a released object, and that in the end, with all
 * holders silent and all work ended, everything is answered and nothing but names is left.
 */
class RandomSchedulesTests {

    private static final int STEPS = 3000;

    private static final int IDS = 6;

    private static final OwnerLimits LIMITS = new OwnerLimits(40, 200, 12, 3, Duration.ofSeconds(8), 2, 5);

    private OwnerWorld world = new OwnerWorld(LIMITS);

    private final List<OwnerEvent> sent = new ArrayList<>();

    private final Map<WorkId, Work> running = new LinkedHashMap<>();

    private final Set<List<Object>> startedNumbers = new HashSet<>();

    private final Map<ForkId, RRefId> shellsHandles = new LinkedHashMap<>();

    private final Set<ExchangeId> asked = new LinkedHashSet<>();

    private final Map<String, LeaseToken> tokens = new LinkedHashMap<>();

    private long sessions;

    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whenAnythingHappensAtAnyTimeThenTheMachineStaysSoundAndComesToRest(long seed) {
        random = new Random(seed);
        // what ended leases leave is cleaned away in one step, or over many in which anything else happens
        world = new OwnerWorld(LIMITS.handlingAtOnce(seed % 2 == 0 ? 1000 : 1 + random.nextInt(5)));
        world.declare("declared");
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        comeToRest();

        assertThat(world.machine.nextDeadline()).isEmpty();
        assertThat(asked)
                .allSatisfy(exchange -> assertThat(world.isOpen(exchange)).isFalse());
        assertThat(world.machine.snapshot().leases()).isEmpty();
        assertThat(world.machine.snapshot().entries()).allMatch(OwnerSnapshot.Entry::heldByNamesOnly);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> world.sleep(Duration.ofMillis(random.nextInt(9000)));
            case 1 -> openLease();
            case 2 -> deliver(new OwnerEvent.TimePassed());
            case 3 -> again();
            case 4, 5 -> endSomeWork();
            case 6 -> closeSomeHandle();
            case 7 -> otherMessage();
            default -> deliver(request(new RequestNumber(1 + random.nextInt(200)), action()));
        }
    }

    private void comeToRest() {
        for (int i = 0; i < 60; i++) {
            deliver(new OwnerEvent.TimePassed());
            world.sleep(Duration.ofSeconds(5));
            while (!running.isEmpty()) {
                endSomeWork();
            }
        }
        while (!shellsHandles.isEmpty()) {
            closeSomeHandle();
        }
        for (int i = 0; i < STEPS && world.machine.nextDeadline().isPresent(); i++) {
            world.sleep(Duration.ofMillis(1));
            deliver(new OwnerEvent.TimePassed());
            while (!running.isEmpty()) {
                endSomeWork();
            }
        }
    }

    private void openLease() {
        String name = name();
        if (random.nextInt(4) == 0 || !tokens.containsKey(name)) {
            sessions++;
        }
        Message.OpenLease message = new Message.OpenLease(world.target(), OwnerWorld.holderId(name, 2), sessions);
        ExchangeId exchange = exchange();
        deliver(new OwnerEvent.LeaseRequested(exchange, Caller.ANYBODY, message, world.freshToken()));
        if (world.replyTo(exchange) instanceof Reply.LeaseGranted granted) {
            tokens.put(name, granted.lease());
        }
    }

    private void again() {
        if (!sent.isEmpty()) {
            OwnerEvent old = sent.get(random.nextInt(sent.size()));
            if (old instanceof OwnerEvent.RequestArrived arrived) {
                deliver(new OwnerEvent.RequestArrived(
                        exchange(), Caller.ANYBODY, arrived.message(), freshFor(arrived.message())));
            } else if (old instanceof OwnerEvent.CancelArrived cancel) {
                deliver(new OwnerEvent.CancelArrived(exchange(), Caller.ANYBODY, cancel.message()));
            } else if (old instanceof OwnerEvent.RenewalArrived renewal) {
                deliver(new OwnerEvent.RenewalArrived(exchange(), Caller.ANYBODY, renewal.message()));
            }
        }
    }

    private void otherMessage() {
        LeaseToken token = token();
        RequestNumber number = new RequestNumber(1 + random.nextInt(200));
        switch (random.nextInt(6)) {
            case 0 ->
                deliver(new OwnerEvent.CancelArrived(
                        exchange(), Caller.ANYBODY, new Message.Cancel(world.target(), token, number, settled())));
            case 1 ->
                deliver(new OwnerEvent.RenewalArrived(
                        exchange(),
                        Caller.ANYBODY,
                        new Message.RenewLease(
                                world.target(), OWNER, token, random.nextInt(500), random.nextInt(5), settled())));
            case 2 -> {
                if (random.nextInt(10) == 0) {
                    deliver(new OwnerEvent.HolderLeft(
                            exchange(), Caller.ANYBODY, new Message.EndLease(world.target(), OWNER, token)));
                }
            }
            case 3 -> openLocal();
            case 4 ->
                deliver(new OwnerEvent.LookArrived(
                        exchange(), Caller.ANYBODY, new Message.Look(world.target(), token, anyName(), settled())));
            default ->
                deliver(new OwnerEvent.ReadArrived(
                        exchange(),
                        Caller.ANYBODY,
                        new Message.Read(world.target(), token, settled(), remaining(), query())));
        }
    }

    private void openLocal() {
        ForkId fresh = world.freshFork();
        if (random.nextInt(4) == 0) {
            shareOwn(fresh);
            return;
        }
        RRefId rref = anyRref();
        ExchangeId exchange = exchange();
        deliver(new OwnerEvent.LocalHandleRequested(exchange, rref, anyFork(), fresh));
        if (world.replyTo(exchange) instanceof Reply.Done) {
            shellsHandles.put(fresh, rref);
        }
    }

    /** Under an id that nobody else uses, as the shell draws it. */
    private void shareOwn(ForkId fresh) {
        RRefId rref = new RRefId(-1, fresh.high());
        deliver(new OwnerEvent.ObjectShared(rref, fresh, OwnerWorld.CONTRACT, false));
        shellsHandles.put(fresh, rref);
    }

    private void closeSomeHandle() {
        if (!shellsHandles.isEmpty()) {
            ForkId fork = pick(new ArrayList<>(shellsHandles.keySet()));
            RRefId rref = shellsHandles.get(fork);
            shellsHandles.remove(fork);
            if (rref != null) {
                deliver(new OwnerEvent.LocalHandleClosed(rref, fork));
            }
        }
    }

    private void endSomeWork() {
        if (running.isEmpty()) {
            return;
        }
        WorkId id = pick(new ArrayList<>(running.keySet()));
        int how = random.nextInt(4);
        Work work = Objects.requireNonNull(running.get(id));
        if (how == 0 && makes(work)) {
            deliver(new OwnerEvent.WorkStarted(id));
            return;
        }
        running.remove(id);
        if (how == 1) {
            deliver(new OwnerEvent.WorkRefused(id, new Problem(ProblemType.BAD_ARGUMENTS, "no")));
        } else if (makes(work)) {
            deliver(new OwnerEvent.CreationEnded(
                    id, how == 2 ? OwnerWorld.BROKEN : null, how != 2 && random.nextInt(3) == 0));
        } else {
            deliver(new OwnerEvent.WorkEnded(id, how == 2 ? returned("1", foreignHandle()) : returned("23")));
        }
    }

    private static boolean makes(Work work) {
        return work instanceof Work.CreateObject
                || work instanceof Work.RunCall call && call.resultStaysAs() != null
                || work instanceof Work.RunFunction function && function.resultStaysAs() != null;
    }

    private void deliver(OwnerEvent event) {
        sent.add(event);
        for (OwnerDecision decision : world.handle(event)) {
            if (decision instanceof OwnerDecision.StartWork start) {
                check(start.work(), event);
                running.put(start.id(), start.work());
                start.work().handles().forEach(this::takeOver);
            }
            if (decision instanceof OwnerDecision.ReleaseObject release) {
                assertThat(running.values()).noneMatch(work -> release.rref().equals(target(work)));
                world.released.remove(release.rref());
            }
        }
    }

    private void takeOver(ArrivedHandle handle) {
        if (handle.local() != null) {
            shellsHandles.put(handle.local(), handle.wire().rref());
        }
    }

    private void check(Work work, OwnerEvent event) {
        RRefId target = target(work);
        if (target != null) {
            assertThat(world.isListed(target)).isTrue();
        }
        if (event instanceof OwnerEvent.RequestArrived arrived) {
            List<Object> number =
                    List.of(arrived.message().lease(), arrived.message().number());
            assertThat(startedNumbers.add(number))
                    .as("a number starts work once")
                    .isTrue();
        }
    }

    private static @Nullable RRefId target(Work work) {
        if (work instanceof Work.RunCall call) {
            return call.rref();
        }
        return work instanceof Work.ReadValue read ? read.rref() : null;
    }

    private OwnerEvent request(RequestNumber number, Action action) {
        Message.Numbered message =
                new Message.Numbered(world.target(), token(), number, settled(), remaining(), action);
        return new OwnerEvent.RequestArrived(exchange(), Caller.ANYBODY, message, freshFor(message));
    }

    private List<ForkId> freshFor(Message.Numbered message) {
        return message.action().handles().stream().map(any -> world.freshFork()).toList();
    }

    private Action action() {
        RRefId rref = anyRref();
        ForkId fork = anyFork();
        NewReference as = random.nextBoolean() ? null : new NewReference(anyRref(), anyFork(), "demo.Sum");
        Duration stands = Duration.ofSeconds(random.nextInt(10));
        Content some = content("x".repeat(random.nextInt(3)));
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Action.Create(rref, fork, OwnerWorld.CONTRACT, some, handles());
            case 3, 4, 5 -> new Action.Call(rref, fork, "m()", some, handles(), as, Map.of());
            case 6 -> new Action.CallFunction("demo.Sums", "m()", some, handles(), as, Map.of());
            case 7 -> new Action.Fetch(rref, fork);
            case 8 ->
                new Action.Register(
                        rref, fork, anyFork(), random.nextBoolean() ? null : OwnerWorld.holderId(name(), 2), stands);
            case 9 -> new Action.Claim(rref, fork);
            case 10 -> new Action.Release(rref, fork);
            case 11 -> new Action.Withdraw(rref, fork, stands);
            case 12 ->
                random.nextBoolean()
                        ? new Action.Find(anyName(), OwnerWorld.CONTRACT, rref, fork)
                        : new Action.Unname(anyName());
            default -> new Action.Publish(anyName(), OwnerWorld.CONTRACT, rref, fork, some, handles());
        };
    }

    private Query query() {
        return switch (random.nextInt(3)) {
            case 0 -> new Query.StateQuery(anyRref(), anyFork(), random.nextBoolean());
            case 1 -> new Query.TypeQuery(anyRref(), anyFork());
            default -> new Query.ValueQuery(anyRref(), anyFork());
        };
    }

    private List<WireHandle> handles() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(handle(anyRref(), anyFork()));
            case 1 -> List.of(foreignHandle(), handle(anyRref(), anyFork()));
            default -> List.of();
        };
    }

    private SettledNumbers settled() {
        return random.nextInt(5) > 0
                ? SettledNumbers.NONE
                : new SettledNumbers(new RequestNumber(1 + random.nextInt(60)), List.of());
    }

    private Duration remaining() {
        return Duration.ofSeconds(random.nextInt(30));
    }

    private LeaseToken token() {
        return tokens.isEmpty() ? world.freshToken() : pick(new ArrayList<>(tokens.values()));
    }

    private ExchangeId exchange() {
        ExchangeId exchange = world.nextExchange();
        asked.add(exchange);
        return exchange;
    }

    private String name() {
        return pick(List.of("alice", "bob", "carol", "dave"));
    }

    private String anyName() {
        return pick(List.of("declared", "free", "other", "third"));
    }

    private RRefId anyRref() {
        return rref(1 + random.nextInt(IDS));
    }

    private ForkId anyFork() {
        return fork(1 + random.nextInt(IDS));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
