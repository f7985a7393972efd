package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Weather as the climate and chance have it, until it clears up for good. What becomes of the n-th message of a kind from one process to
 * another does not depend on any other message.
 */
final class DrawnWeather implements Weather {

    private static final Duration QUICKEST = Duration.ofNanos(50_000);

    private static final Duration USUAL = Duration.ofMillis(20);

    private static final Duration LONGEST_UNTIL_TOLD = Duration.ofSeconds(3);

    private static final int MESSAGE = 1;

    private static final int REPLY = 2;

    private final Climate climate;

    private final Chance chance;

    private final Selection selection;

    private final Map<Long, Integer> sendings = new HashMap<>();

    private boolean clear;

    DrawnWeather(Climate climate, Chance chance, Selection selection) {
        this.climate = climate;
        this.chance = chance;
        this.selection = selection;
    }

    /** From now on nothing is lost, doubled or late. */
    void clearUp() {
        clear = true;
    }

    @Override
    public Fate ofMessage(String kind, HolderId from, HolderId to) {
        return drawn(MESSAGE, kind, from, to);
    }

    @Override
    public Fate ofReply(String kind, HolderId from, HolderId to) {
        return drawn(REPLY, kind, from, to);
    }

    private Fate drawn(int direction, String kind, HolderId from, HolderId to) {
        long link = Chance.mix(from.name().hashCode(), to.name().hashCode());
        long kindOnLink = Chance.mix(link, Chance.mix(direction, kind.hashCode()));
        long key = Chance.mix(kindOnLink, sendings.merge(kindOnLink, 1, Integer::sum));
        Sky sky = new Sky(chance.branch(key));
        Fate usual = Fate.arrives(sky.usualDelay());
        if (clear || from.equals(to) && !climate.faultyLoopback()) {
            return usual;
        }
        Fate drawn = direction == MESSAGE ? sky.ofMessage(usual) : sky.ofReply(usual);
        return drawn == usual || selection.takes(Part.Sort.FAULT, key) ? drawn : usual;
    }

    /** The draws for one message or reply. */
    private final class Sky {

        private final Chance drops;

        Sky(Chance drops) {
            this.drops = drops;
        }

        Fate ofMessage(Fate usual) {
            if (drops.occurs(climate.messageLost())) {
                return lostMessage();
            }
            if (drops.occurs(climate.broken())) {
                return Fate.broken(anyDelay(), untilTold());
            }
            if (drops.occurs(climate.refusedAtDoor())) {
                return drops.occurs(0.5)
                        ? Fate.refusedAtDoor(anyDelay())
                        : Fate.doubledAndRefusedAtDoor(anyDelay(), anyDelay());
            }
            return delivered(usual);
        }

        Fate ofReply(Fate usual) {
            if (drops.occurs(climate.replyLost())) {
                return drops.occurs(climate.told()) ? Fate.lostAndTold(untilTold()) : Fate.lostSilently();
            }
            return delivered(usual);
        }

        private Fate lostMessage() {
            if (!drops.occurs(climate.told())) {
                return Fate.lostSilently();
            }
            return drops.occurs(0.5) ? Fate.neverLeft(untilTold()) : Fate.lostAndTold(untilTold());
        }

        private Fate delivered(Fate usual) {
            if (drops.occurs(climate.doubled())) {
                return Fate.doubled(anyDelay(), anyDelay());
            }
            return drops.occurs(climate.late()) ? Fate.late(lateDelay()) : usual;
        }

        private Duration anyDelay() {
            return drops.occurs(climate.late()) ? lateDelay() : usualDelay();
        }

        private Duration lateDelay() {
            return drops.between(USUAL, climate.latest());
        }

        private Duration usualDelay() {
            return drops.between(QUICKEST, USUAL);
        }

        private Duration untilTold() {
            return drops.between(QUICKEST, LONGEST_UNTIL_TOLD);
        }
    }
}
