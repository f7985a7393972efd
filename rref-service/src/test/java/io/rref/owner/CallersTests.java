package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.holderId;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Caller;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member uses its own leases only, even if it knows the token of another's. */
class CallersTests {

    private static final Caller MALLORY = new Caller.Member(holderId("mallory", 9));

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    /** What mallory sends under the lease of alice. */
    interface Forgery {

        Message of(OwnerWorld world, TestHolder alice);
    }

    static List<Forgery> forgeries() {
        RequestNumber number = new RequestNumber(77);
        return List.of(
                (world, alice) -> new Message.OpenLease(world.target(), alice.id, 1),
                (world, alice) -> new Message.OpenLease(world.target(), alice.id, 2),
                (world, alice) -> new Message.RenewLease(
                        world.target(), alice.id, alice.token(), 50, 0, SettledNumbers.NONE, null),
                (world, alice) -> new Message.RenewLease(
                        world.target(), holderId("mallory", 9), alice.token(), 50, 0, SettledNumbers.NONE, null),
                (world, alice) -> new Message.EndLease(world.target(), alice.id, alice.token()),
                (world, alice) -> new Message.EndLease(world.target(), holderId("mallory", 9), alice.token()),
                (world, alice) -> new Message.Numbered(
                        world.target(),
                        alice.token(),
                        number,
                        new SettledNumbers(number, List.of()),
                        Duration.ofMinutes(1),
                        create(rref(2), fork(2))),
                (world, alice) -> new Message.Read(
                        world.target(),
                        alice.token(),
                        SettledNumbers.NONE,
                        Duration.ofMinutes(1),
                        new Query.StateQuery(rref(1), fork(1), false)),
                (world, alice) -> new Message.Cancel(world.target(), alice.token(), number, SettledNumbers.NONE),
                (world, alice) ->
                        new Message.Recall(world.target(), alice.token(), new RequestNumber(1), SettledNumbers.NONE),
                (world, alice) -> new Message.Look(world.target(), alice.token(), "visits", SettledNumbers.NONE));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void whenAMemberUsesTheLeaseOfAnotherThenItIsNotItsAndNothingChanges(Forgery forgery) {
        OwnerSnapshot before = world.snapshot();

        Reply reply = send(MALLORY, forgery.of(world, alice));

        assertRefused(reply, ProblemType.NOT_YOURS);
        assertThat(world.snapshot()).isEqualTo(before);
        alice.renew();
        assertThat(world.hasLease(alice.id)).isTrue();
    }

    @Test
    void whenTheLeaseIsRefusedThenTheRefusalSaysSinceWhen() {
        world.pass(Duration.ofSeconds(7));

        Reply reply = send(MALLORY, new Message.OpenLease(world.target(), alice.id, 1));

        assertThat(assertRefused(reply, ProblemType.NOT_YOURS).lasted()).contains(Duration.ofSeconds(7));
    }

    @Test
    void whenTheMemberIsKnownByNameOnlyThenAnyStartOfItIsServed() {
        Caller named = new Caller.Named(Set.of("alice", "alice.example"));

        assertThat(send(named, new Message.OpenLease(world.target(), alice.id, 1)))
                .isInstanceOf(Reply.LeaseGranted.class);
        assertThat(send(named, new Message.OpenLease(world.target(), holderId("alice", 3), 1)))
                .isInstanceOf(Reply.LeaseGranted.class);
        assertRefused(send(named, new Message.OpenLease(world.target(), holderId("bob", 3), 1)), ProblemType.NOT_YOURS);
    }

    @Test
    void whenAPlainApplicationAddsItsStartToItsNameThenItsNameIsEnough() {
        Caller named = new Caller.Named(Set.of("shop"));

        assertThat(named.isAllowedToActFor(holderId("shop-0a1b2c3d", 3))).isTrue();
        assertThat(named.isAllowedToActFor(holderId("shop-0a1b2c3", 3))).isFalse();
        assertThat(named.isAllowedToActFor(holderId("shop-admin", 3))).isFalse();
        assertThat(new Caller.Named(Set.of()).isAllowedToActFor(holderId("", 3)))
                .isFalse();
    }

    private @Nullable Reply send(Caller caller, Message message) {
        ExchangeId exchange = world.nextExchange();
        world.handle(message.dispatch(new Arrival(exchange, caller, world::freshToken, world::freshFork)));
        return world.replyTo(exchange);
    }
}
