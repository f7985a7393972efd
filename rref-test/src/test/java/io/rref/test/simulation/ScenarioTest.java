package io.rref.test.simulation;

import io.rref.owner.OwnerLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories that must end well whatever the network does to each kind of message. */
class ScenarioTest {

    private static final Duration LEASE_AND_SCAN = Duration.ofSeconds(35);

    private static final Duration LONG = Duration.ofMinutes(3);

    static List<Weather> badWeather() {
        return List.of(
                UnluckyWeather.none(),
                UnluckyWeather.firstLostSecondDoubled(),
                UnluckyWeather.firstVanishesSecondDoubled(),
                UnluckyWeather.firstReplyLost());
    }

    @ParameterizedTest
    @MethodSource("badWeather")
    void whenAHandleGoesDownAChainThenTheObjectStaysUntilTheLastHolderCloses(Weather weather) {
        Scenario story = new Scenario(weather, "A", "W1", "W2", "W3");

        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letPass(Duration.ofSeconds(20));
        HeldHandle ofW2 = story.passesTo("A", "W2", ofA);
        HeldHandle ofW3 = story.passesTo("W2", "W3", ofW2);
        story.closes("A", ofA);
        story.closes("W2", ofW2);
        story.letPass(LONG);
        story.expectObjectAt("W1");

        story.closes("W3", ofW3);
        story.letPass(LONG);
        story.expectNoObjectAt("W1");
        story.expectNothingLeft();
    }

    @ParameterizedTest
    @MethodSource("badWeather")
    void whenAWorkerSharesItsOwnObjectThenItStaysUntilTheLastHolderCloses(Weather weather) {
        Scenario story = new Scenario(weather, "W1", "W2", "W3");

        HeldHandle own = story.sharesAnObject("W1");
        HeldHandle ofW2 = story.passesTo("W1", "W2", own);
        story.closes("W1", own);
        HeldHandle ofW3 = story.passesTo("W2", "W3", ofW2);
        story.closes("W2", ofW2);
        story.letPass(LONG);
        story.expectObjectAt("W1");

        story.closes("W3", ofW3);
        story.letPass(LONG);
        story.expectNoObjectAt("W1");
        story.expectNothingLeft();
    }

    @Test
    void whenAllHoldersCrashThenTheObjectIsReleasedAfterTheLastLease() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.passesTo("A", "W2", ofA);

        story.crashes("A");
        story.letPass(LONG);
        story.expectObjectAt("W1");

        story.crashes("W2");
        story.letPass(LEASE_AND_SCAN);
        story.expectNoObjectAt("W1");
        story.expectNothingLeft();
    }

    @Test
    void whenTheLastHolderClosesThenTheObjectIsReleasedAtOnce() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.expectObjectAt("W1");

        story.closes("A", ofA);
        story.letAMomentPass();
        story.expectNoObjectAt("W1");
    }

    /** A renewal stands for ten seconds; one that was lost is repeated after fifteen. */
    @ParameterizedTest
    @MethodSource("badWeather")
    void whenAnOperatorEndsAnObjectThenEveryHolderLosesItsHandle(Weather weather) {
        Scenario story = new Scenario(weather, "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        HeldHandle ofW2 = story.passesTo("A", "W2", ofA);

        story.revokes("W1", ofA);
        story.letPass(Duration.ofSeconds(16));

        story.expectNoObjectAt("W1");
        story.expectLost("A", ofA);
        story.expectLost("W2", ofW2);
        story.closes("A", ofA);
        story.closes("W2", ofW2);
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    @Test
    void whenAWorkerStopsThenItsHoldersLoseTheirHandlesAtOnceAndItsOwnAreReleased() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.createsObjectOn("W1", "W2");
        story.letPass(Duration.ofSeconds(12));
        story.expectObjectAt("W2");

        story.stops("W1", Duration.ofSeconds(20));
        story.letPass(Duration.ofSeconds(1));

        story.expectLost("A", ofA);
        story.expectGone("W1");
        story.expectNoObjectAt("W2");
    }

    @Test
    void whenACallRunsThenAWorkerThatStopsWaitsForIt() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        story.createsObjectOn("A", "W1");
        story.callsFunctionOf("A", "W1", Duration.ofSeconds(5));
        story.letPass(Duration.ofSeconds(1));

        story.stops("W1", Duration.ofSeconds(20));
        story.letPass(Duration.ofSeconds(3));
        story.expectObjectAt("W1");

        story.letPass(Duration.ofSeconds(2));
        story.expectGone("W1");
    }

    /** The sender's lease at the object's owner ends before the request arrives; that at the receiver ends after it. */
    @Test
    void whenTheSenderCrashesAfterSendingThenTheShareThatArrivesStays() {
        Scenario story = new Scenario(UnluckyWeather.slow("CallFunction", Duration.ofSeconds(25)), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letPass(Duration.ofSeconds(9));
        story.beginsToPassTo("A", "W2", ofA);
        story.letAMomentPass();

        story.crashes("A");
        story.letPass(LONG);
        story.expectObjectAt("W1");

        story.closes("W2", story.keptBy("W2"));
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    /**
     * One message tells of 64 settled ranges at most: when calls that were made early end late, later ranges are left out
     * again. Their requests arrive a second time after that.
     */
    @Test
    void whenMoreRangesAreSettledThanAMessageTellsThenNothingRunsAgain() {
        Scenario story = new Scenario(UnluckyWeather.doubled("CallFunction", Duration.ofSeconds(20)), "A", "W1");
        Duration longest = Duration.ofSeconds(50);
        story.callsFunctionOf("A", "W1", longest);
        for (int i = 0; i < 100; i++) {
            story.callsFunctionOf("A", "W1", Duration.ofSeconds(5));
        }
        for (int i = 0; i < 64; i++) {
            story.callsFunctionOf("A", "W1", longest);
            story.callsFunctionOf("A", "W1", Duration.ZERO);
        }
        story.letPass(Duration.ofSeconds(2));
        story.callsFunctionOf("A", "W1", Duration.ZERO);
        story.letPass(Duration.ofSeconds(5));
        story.callsFunctionOf("A", "W1", Duration.ZERO);

        story.letPass(LONG);
        story.expectNothingLeft();
    }

    /** The refusal is slow, so that the next message does not yet tell that its number is settled. */
    @Test
    void whenThereWasNoRoomForACallThenACopyOfItDoesNotRunWhenThereIs() {
        OwnerLimits usual = OwnerLimits.DEFAULT;
        OwnerLimits twoRequests = new OwnerLimits(
                2,
                usual.keptBytesPerLease(),
                usual.referencesPerLease(),
                usual.leases(),
                usual.longestPending(),
                usual.names(),
                usual.tombstones());
        Weather weather =
                UnluckyWeather.doubledAndFirstReplySlow("CallFunction", Duration.ofMillis(300), Duration.ofMillis(100));
        Scenario story = new Scenario(Climate.calmUnder(twoRequests), weather, "A", "W1");
        for (int i = 0; i < 3; i++) {
            story.callsFunctionOf("A", "W1", Duration.ofMillis(1));
        }
        story.letAMomentPass();
        story.callsFunctionOf("A", "W1", Duration.ofMillis(1));

        story.letPass(LEASE_AND_SCAN);

        story.expectNothingLeft();
    }

    @Test
    void whenACancelOvertakesItsRequestThenTheRequestNeverRuns() {
        Scenario story = new Scenario(UnluckyWeather.slow("Create", Duration.ofSeconds(2)), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();

        story.cancelsEverything("A");
        story.closes("A", ofA);
        story.letPass(LEASE_AND_SCAN);

        story.expectNothingLeft();
    }
}
