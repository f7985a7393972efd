package io.rref.test.simulation;

import io.rref.owner.OwnerLimits;
import java.time.Duration;

/**
 * What goes wrong without one protection each, in a few steps: most follow the counter-examples of the models behind the design.
 * As they stand, they end well.
 */
final class CounterExamples {

    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LEASE_AND_SCAN = Duration.ofSeconds(35);

    private static final Duration LONG = Duration.ofMinutes(3);

    /** Something stands between the processes: who asked does not see that the owner's connection breaks. */
    private static final Climate NOBODY_IS_TOLD =
            new Climate(0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, false, OwnerLimits.DEFAULT, 0, 0);

    /** Every message is seen by another member, who makes use of its lease. */
    private static final Climate FORGERS =
            new Climate(0, 0, 0, 0, 0, Duration.ZERO, 1, 0, 0, 0, false, OwnerLimits.DEFAULT, 0, 1);

    private CounterExamples() {}

    static void aReleaseOvertakesTheRegistration() {
        Scenario story = new Scenario(new SlowFirst("Register", Duration.ofSeconds(2)), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.beginsToPassTo("A", "W2", ofA);
        story.letAMomentPass();
        story.closes("A", ofA);
        story.letPass(SOON);
        story.keptBy("W2");
        story.expectObjectAt("W1");
    }

    static void anAnswerIsLongOnItsWay() {
        Scenario story =
                new Scenario(UnluckyWeather.slowReplies("CallFunction", Duration.ofSeconds(20)), "W2", "A", "W1");
        HeldHandle ofW2 = story.createsObjectOn("W2", "W1");
        story.letAMomentPass();
        story.asksForTheHandleOf("A", "W2");
        story.letPass(Duration.ofSeconds(25));
        story.keptBy("A");
        story.closes("W2", ofW2);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void aClaimIsSlowerThanTheAcknowledgement() {
        Scenario story = new Scenario(UnluckyWeather.slow("Claim", Duration.ofSeconds(3)), "W2", "A", "W1");
        story.createsObjectOn("W2", "W1");
        story.letAMomentPass();
        story.asksForTheHandleOf("A", "W2");
        story.letPass(SOON);
        story.keptBy("A");
    }

    static void anAnswerIsDroppedAfterItsHandleWasClaimed() {
        Scenario story = new Scenario(UnluckyWeather.none(), "W2", "A", "W1");
        HeldHandle ofW2 = story.createsObjectOn("W2", "W1");
        story.letAMomentPass();
        story.asksForTheHandleOf("A", "W2");
        story.letPass(LEASE_AND_SCAN);
        story.closes("W2", ofW2);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void aCancelOvertakesItsRequest() {
        Scenario story = new Scenario(UnluckyWeather.slow("Create", Duration.ofSeconds(2)), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.cancelsEverything("A");
        story.closes("A", ofA);
        story.letPass(LEASE_AND_SCAN);
        story.expectNothingLeft();
    }

    static void theOwnerKeepsAHandleToItsOwnObject() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.passesTo("A", "W1", ofA);
        story.closes("A", ofA);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void aCallRunsAsTheLastHolderDies() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.calls("A", ofA, Duration.ofSeconds(50));
        story.letPass(Duration.ofSeconds(9));
        story.crashes("A");
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void aReleaseOvertakesACall() {
        Scenario story = new Scenario(new SlowFirst("Call", Duration.ofSeconds(2)), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.calls("A", ofA, Duration.ZERO);
        story.closes("A", ofA);
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void aCallOvertakesTheCreation() {
        Scenario story = new Scenario(new SlowFirst("Create", Duration.ofSeconds(2)), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.calls("A", ofA, Duration.ZERO);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    /** The lease ends by a goodbye, when it has been idle. */
    static void aRequestOfAnEndedLeaseArrives() {
        Scenario story = new Scenario(UnluckyWeather.doubled("CallFunction", Duration.ofSeconds(130)), "A", "W1");
        story.callsFunctionOf("A", "W1", Duration.ZERO);
        story.callsFunctionOf("A", "W1", Duration.ZERO);
        story.callsFunctionOf("A", "W1", Duration.ZERO);
        story.letPass(Duration.ofSeconds(120));
        story.callsFunctionOf("A", "W1", Duration.ZERO);
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void renewalsOfADeadHolderArrive() {
        Scenario story = new Scenario(UnluckyWeather.doubled("RenewLease", Duration.ofSeconds(25)), "A", "W1");
        story.createsObjectOn("A", "W1");
        story.letPass(Duration.ofMinutes(1));
        story.crashes("A");
        story.letPass(LEASE_AND_SCAN);
        story.expectNoObjectAt("W1");
    }

    static void anOwnerIsPausedBeyondTheLeasesOfItsHolders() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letPass(SOON);
        story.isPausedFor("W1", LONG);
        story.letPass(SOON);
        story.calls("A", ofA, Duration.ZERO);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void anotherStartRefusesTheSecondCopy() {
        Weather doubled = UnluckyWeather.doubled("CallFunction", Duration.ofSeconds(1));
        Scenario story = new Scenario(NOBODY_IS_TOLD, doubled, "A", "W1");
        story.callsFunctionOf("A", "W1", Duration.ofSeconds(30));
        story.letPass(Duration.ofMillis(500));
        story.crashes("W1");
        story.starts("W1");
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void theDoorRefusesTheSecondCopy() {
        Weather refused = UnluckyWeather.refusedAtDoor("CallFunction", Duration.ofSeconds(1));
        Scenario story = new Scenario(refused, "A", "W1");
        story.callsFunctionOf("A", "W1", Duration.ofSeconds(30));
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void anotherMemberSaysGoodbyeInItsName() {
        Scenario story = new Scenario(FORGERS, UnluckyWeather.none(), "A", "B", "W1");
        story.createsObjectOn("A", "W1");
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void aCallOvertakesAnEarlierOne() {
        Scenario story = new Scenario(new SlowFirst("Call", Duration.ofSeconds(2)), "A", "W1");
        HeldHandle ofA = story.createsSerialObjectOn("A", "W1");
        story.letAMomentPass();
        story.calls("A", ofA, Duration.ZERO);
        story.calls("A", ofA, Duration.ZERO);
        story.letPass(SOON);
        story.expectObjectAt("W1");
    }

    static void workGoesOnForNobody() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        HeldHandle result = story.callsForEver("A", ofA);
        story.letAMomentPass();
        story.closes("A", result);
        story.letPass(LONG);
        story.closes("A", ofA);
        story.letPass(SOON);
        story.expectNoObjectAt("W1");
    }

    static void anotherStartAnswersToTheName() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.crashes("W1");
        story.letPass(Duration.ofMinutes(1));
        story.starts("W1");
        story.calls("A", ofA, Duration.ZERO);
        story.letPass(LONG);
    }

    static void aLoanEndsBeforeItIsClaimed() {
        Scenario story = new Scenario(UnluckyWeather.slow("Claim", Duration.ofSeconds(2)), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.lendsTo("A", "W2", ofA);
        story.letPass(SOON);
        story.closes("A", ofA);
        story.letPass(LONG);
        story.expectNothingLeft();
    }

    static void anObjectIsRevokedAsAnAnswerIsRead() {
        Scenario story = new Scenario(UnluckyWeather.slow("Claim", Duration.ofSeconds(3)), "A", "W1", "W2");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.createsObjectOn("W1", "W2");
        story.letAMomentPass();
        story.asksUnder("A", ofA);
        story.letPass(Duration.ofSeconds(1));
        story.revokes("W1", ofA);
        story.letPass(SOON);
        story.expectLost("A", ofA);
    }

    /** The call finds the lease lapsed, and nothing is sent: no answer and no repeat moves it. */
    static void anOwnerIsSilentWhileItsLeaseIsLapsed() {
        Scenario story = new Scenario(UnluckyWeather.none(), "A", "W1");
        HeldHandle ofA = story.createsObjectOn("A", "W1");
        story.letAMomentPass();
        story.crashes("W1");
        story.letPass(LEASE_AND_SCAN);
        story.callsWithin("A", ofA, SOON);
        story.letPass(Duration.ofSeconds(15));
        story.expectNothingOpen("A");
    }
}
