package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import java.time.Duration;

/** Weather as the climate and chance have it, until it clears up for good. */
final class DrawnWeather implements Weather {

    private static final Duration QUICKEST = Duration.ofNanos(50_000);

    private static final Duration USUAL = Duration.ofMillis(20);

    private static final Duration LONGEST_UNTIL_TOLD = Duration.ofSeconds(3);

    private final Climate climate;

    private final Chance chance;

    private boolean clear;

    DrawnWeather(Climate climate, Chance chance) {
        this.climate = climate;
        this.chance = chance;
    }

    /** From now on nothing is lost, doubled or late. */
    void clearUp() {
        clear = true;
    }

    @Override
    public Fate ofMessage(String kind, HolderId from, HolderId to) {
        if (isSafe(from, to)) {
            return Fate.arrives(usualDelay());
        }
        if (chance.occurs(climate.messageLost())) {
            return lostMessage();
        }
        if (chance.occurs(climate.broken())) {
            return Fate.broken(anyDelay(), untilTold());
        }
        return delivered();
    }

    @Override
    public Fate ofReply(String kind, HolderId from, HolderId to) {
        if (isSafe(from, to)) {
            return Fate.arrives(usualDelay());
        }
        if (chance.occurs(climate.replyLost())) {
            return chance.occurs(climate.told()) ? Fate.lostAndTold(untilTold()) : Fate.lostSilently();
        }
        return delivered();
    }

    private boolean isSafe(HolderId from, HolderId to) {
        return clear || from.equals(to) && !climate.faultyLoopback();
    }

    private Fate lostMessage() {
        if (!chance.occurs(climate.told())) {
            return Fate.lostSilently();
        }
        return chance.occurs(0.5) ? Fate.neverLeft(untilTold()) : Fate.lostAndTold(untilTold());
    }

    private Fate delivered() {
        if (chance.occurs(climate.doubled())) {
            return Fate.doubled(anyDelay(), anyDelay());
        }
        if (chance.occurs(climate.late())) {
            return Fate.late(lateDelay());
        }
        return Fate.arrives(usualDelay());
    }

    private Duration anyDelay() {
        return chance.occurs(climate.late()) ? lateDelay() : usualDelay();
    }

    private Duration lateDelay() {
        return chance.between(USUAL, climate.latest());
    }

    private Duration usualDelay() {
        return chance.between(QUICKEST, USUAL);
    }

    private Duration untilTold() {
        return chance.between(QUICKEST, LONGEST_UNTIL_TOLD);
    }
}
