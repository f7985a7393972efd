package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Between any two processes, each kind of message, or of reply, has bad luck at first. */
final class UnluckyWeather implements Weather {

    private static final Duration DELAY = Duration.ofMillis(1);

    private static final Duration LATER = Duration.ofMillis(700);

    private final Map<String, Integer> sendings = new HashMap<>();

    private final Luck messages;

    private final Luck replies;

    /** What becomes of the n-th sending of a kind. */
    interface Luck {

        Fate of(int sending);
    }

    private UnluckyWeather(Luck messages, Luck replies) {
        this.messages = messages;
        this.replies = replies;
    }

    static UnluckyWeather none() {
        return new UnluckyWeather(UnluckyWeather::good, UnluckyWeather::good);
    }

    /** The first sending of each kind is lost, and the sender told so; the second arrives twice. */
    static UnluckyWeather firstLostSecondDoubled() {
        return new UnluckyWeather(n -> firstLostSecondDoubled(n, Fate.lostAndTold(DELAY)), UnluckyWeather::good);
    }

    /** The first sending of each kind is lost without a word; the second arrives twice. */
    static UnluckyWeather firstVanishesSecondDoubled() {
        return new UnluckyWeather(n -> firstLostSecondDoubled(n, Fate.lostSilently()), UnluckyWeather::good);
    }

    /** The first reply of each kind is lost after the message was handled. */
    static UnluckyWeather firstReplyLost() {
        return new UnluckyWeather(UnluckyWeather::good, n -> n == 1 ? Fate.lostAndTold(DELAY) : good(n));
    }

    /** Messages of this kind take this long; all else goes well. */
    static Weather slow(String kind, Duration delay) {
        return new Weather() {
            @Override
            public Fate ofMessage(String sent, HolderId from, HolderId to) {
                return Fate.arrives(sent.equals(kind) ? delay : DELAY);
            }

            @Override
            public Fate ofReply(String sent, HolderId from, HolderId to) {
                return Fate.arrives(DELAY);
            }
        };
    }

    /** Replies to messages of this kind take this long; all else goes well. */
    static Weather slowReplies(String kind, Duration delay) {
        return new Weather() {
            @Override
            public Fate ofMessage(String sent, HolderId from, HolderId to) {
                return Fate.arrives(DELAY);
            }

            @Override
            public Fate ofReply(String sent, HolderId from, HolderId to) {
                return Fate.arrives(sent.equals(kind) ? delay : DELAY);
            }
        };
    }

    /** Messages of this kind arrive a second time so much later. */
    static Weather doubled(String kind, Duration later) {
        return new Weather() {
            @Override
            public Fate ofMessage(String sent, HolderId from, HolderId to) {
                return sent.equals(kind) ? Fate.doubled(DELAY, later) : Fate.arrives(DELAY);
            }

            @Override
            public Fate ofReply(String sent, HolderId from, HolderId to) {
                return Fate.arrives(DELAY);
            }
        };
    }

    /** Messages of this kind arrive a second time so much later; the first reply to one of them takes its time. */
    static Weather doubledAndFirstReplySlow(String kind, Duration later, Duration slow) {
        Weather doubled = doubled(kind, later);
        UnluckyWeather firstSlow = new UnluckyWeather(UnluckyWeather::good, n -> n == 1 ? Fate.arrives(slow) : good(n));
        return new Weather() {
            @Override
            public Fate ofMessage(String sent, HolderId from, HolderId to) {
                return doubled.ofMessage(sent, from, to);
            }

            @Override
            public Fate ofReply(String sent, HolderId from, HolderId to) {
                return sent.equals(kind) ? firstSlow.ofReply(sent, from, to) : Fate.arrives(DELAY);
            }
        };
    }

    /** Of each message of this kind one copy arrives, and another one is refused at the door so much later. */
    static Weather refusedAtDoor(String kind, Duration later) {
        return new Weather() {
            @Override
            public Fate ofMessage(String sent, HolderId from, HolderId to) {
                return sent.equals(kind) ? Fate.doubledAndRefusedAtDoor(DELAY, later) : Fate.arrives(DELAY);
            }

            @Override
            public Fate ofReply(String sent, HolderId from, HolderId to) {
                return Fate.arrives(DELAY);
            }
        };
    }

    private static Fate good(int sending) {
        return Fate.arrives(DELAY);
    }

    private static Fate firstLostSecondDoubled(int sending, Fate lost) {
        if (sending == 1) {
            return lost;
        }
        return sending == 2 ? Fate.doubled(DELAY, LATER) : good(sending);
    }

    @Override
    public Fate ofMessage(String kind, HolderId from, HolderId to) {
        return messages.of(count("message", kind, from, to));
    }

    @Override
    public Fate ofReply(String kind, HolderId from, HolderId to) {
        return replies.of(count("reply", kind, from, to));
    }

    private int count(String what, String kind, HolderId from, HolderId to) {
        return sendings.merge(what + kind + from.value() + to.value(), 1, Integer::sum);
    }
}
