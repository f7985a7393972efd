package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Caller;
import io.rref.protocol.Content;
import io.rref.protocol.ForkSum;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.WireHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A holder as the tests want it: counts numbers, settles only when told to, sends what it is told. */
final class TestHolder {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final HolderId id;

    private final OwnerWorld world;

    private LeaseToken token = new LeaseToken(0, 0);

    private long number;

    private long sequence;

    private long heard;

    private SettledNumbers settled = SettledNumbers.NONE;

    private Duration remaining = MINUTE;

    private @Nullable ForkSum held;

    TestHolder(OwnerWorld world, HolderId id) {
        this.world = world;
        this.id = id;
    }

    TestHolder open(long session) {
        Reply reply = world.open(new Message.OpenLease(world.target(), id, session));
        token = ((Reply.LeaseGranted) reply).lease();
        number = 0;
        sequence = 0;
        heard = 0;
        settled = SettledNumbers.NONE;
        return this;
    }

    LeaseToken token() {
        return token;
    }

    /** Every number sent so far is settled from the next message on. */
    TestHolder settlesAll() {
        return settles(new SettledNumbers(new RequestNumber(number + 1), List.of()));
    }

    TestHolder settles(SettledNumbers numbers) {
        settled = numbers;
        return this;
    }

    TestHolder waits(Duration duration) {
        remaining = duration;
        return this;
    }

    RequestNumber lastNumber() {
        return new RequestNumber(number);
    }

    RequestNumber nextNumber() {
        return new RequestNumber(++number);
    }

    /** Sends under the next number. */
    ExchangeId send(Action action) {
        return send(nextNumber(), action);
    }

    ExchangeId send(RequestNumber numbered, Action action) {
        ExchangeId exchange = world.nextExchange();
        List<ForkId> fresh =
                action.handles().stream().map(any -> world.freshFork()).toList();
        Message.Numbered message = new Message.Numbered(world.target(), token, numbered, settled, remaining, action);
        world.handle(new OwnerEvent.RequestArrived(exchange, new Caller.Member(id), message, fresh));
        return exchange;
    }

    /** Sends under the next number and expects an answer at once. */
    Reply ask(Action action) {
        return answered(send(action));
    }

    Reply ask(RequestNumber numbered, Action action) {
        return answered(send(numbered, action));
    }

    ExchangeId read(Query query) {
        ExchangeId exchange = world.nextExchange();
        world.handle(new OwnerEvent.ReadArrived(
                exchange, new Caller.Member(id), new Message.Read(world.target(), token, settled, remaining, query)));
        return exchange;
    }

    Reply look(String name) {
        ExchangeId exchange = world.nextExchange();
        world.handle(new OwnerEvent.LookArrived(
                exchange, new Caller.Member(id), new Message.Look(world.target(), token, name, settled)));
        return answered(exchange);
    }

    Reply cancel(RequestNumber numbered) {
        ExchangeId exchange = world.nextExchange();
        world.handle(new OwnerEvent.CancelArrived(
                exchange, new Caller.Member(id), new Message.Cancel(world.target(), token, numbered, settled)));
        return answered(exchange);
    }

    /** Says from the next renewal on that it has heard every notice up to this number. */
    TestHolder hears(long notice) {
        heard = notice;
        return this;
    }

    /** Says from the next renewal on that it has just these forks, and that nothing is under way. */
    TestHolder holds(ForkId... forks) {
        held = ForkSum.of(List.of(forks));
        return this;
    }

    /** Every number before the last ones is settled from the next message on. */
    TestHolder settlesBefore(int lastOnes) {
        return settles(new SettledNumbers(new RequestNumber(number + 1 - lastOnes), List.of()));
    }

    /** Renews with the next sequence number. */
    ExchangeId renew() {
        return renew(++sequence);
    }

    ExchangeId renew(long numbered) {
        ExchangeId exchange = world.nextExchange();
        world.handle(new OwnerEvent.RenewalArrived(
                exchange,
                new Caller.Member(id),
                new Message.RenewLease(world.target(), id, token, numbered, heard, settled, held)));
        return exchange;
    }

    Reply leave() {
        return leaveUnder(token);
    }

    Reply leaveUnder(LeaseToken anyToken) {
        ExchangeId exchange = world.nextExchange();
        world.handle(new OwnerEvent.HolderLeft(
                exchange, new Caller.Member(id), new Message.EndLease(world.target(), id, anyToken)));
        return answered(exchange);
    }

    private Reply answered(ExchangeId exchange) {
        Reply reply = world.replyTo(exchange);
        assertThat(reply).as("answered at once").isNotNull();
        return Objects.requireNonNull(reply);
    }

    /** Makes an object that is ready. */
    TestHolder owns(RRefId rref, ForkId fork) {
        send(create(rref, fork));
        WorkId work = world.startedWork();
        world.started(work);
        world.created(work);
        return this;
    }

    /** Makes a serial object that is ready. */
    TestHolder ownsSerial(RRefId rref, ForkId fork) {
        send(create(rref, fork));
        WorkId work = world.startedWork();
        world.started(work);
        world.createdSerial(work);
        return this;
    }

    /** A call that its argument tells from others. */
    static Action.Call call(RRefId rref, ForkId fork, String argument) {
        return new Action.Call(rref, fork, "add(long)", content(argument), List.of(), null, Map.of());
    }

    static Action.Create create(RRefId rref, ForkId fork, WireHandle... handles) {
        return new Action.Create(rref, fork, OwnerWorld.CONTRACT, content("new"), List.of(handles));
    }

    static Action.Call call(RRefId rref, ForkId fork, WireHandle... handles) {
        return new Action.Call(rref, fork, "add(long)", content("1"), List.of(handles), null, Map.of());
    }

    static Action.Call remote(RRefId rref, ForkId fork, RRefId made, ForkId madeFork) {
        return new Action.Call(
                rref,
                fork,
                "add(long)",
                content("1"),
                List.of(),
                new NewReference(made, madeFork, "demo.Sum"),
                Map.of());
    }

    static Action.CallFunction function(@Nullable NewReference as) {
        return new Action.CallFunction("demo.Sums", "plus()", Content.EMPTY, List.of(), as, Map.of());
    }

    static Action.Register share(RRefId rref, ForkId parent, ForkId child, TestHolder receiver) {
        return new Action.Register(rref, parent, child, receiver.id, Duration.ofSeconds(20));
    }

    static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply.Returned returned(String text, WireHandle... handles) {
        return new Reply.Returned(content(text), List.of(handles));
    }
}
