package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The protections of the design, in its words; what takes each out; and which promise breaks then. */
enum Protection {
    PARENT_HELD_UNTIL_REGISTERED(
            "parent held until registered",
            "promise 7",
            CounterExamples::aReleaseOvertakesTheRegistration,
            Cut.answers(false, "io.rref.holder.HandleRecord", "isParentFor")),
    SPONSOR_INSTEAD_OF_A_CLOCK(
            "sponsor instead of a clock",
            "promise 5",
            CounterExamples::anAnswerIsLongOnItsWay,
            Cut.weaves("PendingOnAClock", "io.rref.owner.Acceptance", "register")),
    ACKNOWLEDGE_AFTER_CLAIM(
            "acknowledge after claim",
            "promise 5",
            CounterExamples::aClaimIsSlowerThanTheAcknowledgement,
            Cut.weaves("AcknowledgesAtOnce", "io.rref.holder.Replies", "claim")),
    WITHDRAW_SPARES_LIVE(
            "withdraw spares LIVE",
            "promise 1",
            CounterExamples::anAnswerIsDroppedAfterItsHandleWasClaimed,
            Cut.answers(false, "io.rref.owner.References", "isSpared"),
            Cut.answers(true, "io.rref.owner.Fork", "isSponsoredBy")),
    CANCEL_LEAVES_NEVER(
            "cancel leaves never",
            "promise 3",
            CounterExamples::aCancelOvertakesItsRequest,
            Cut.doesNothing("io.rref.owner.Numbering", "leaveBehind")),
    LOCAL_HANDLES_COUNT(
            "local handles count",
            "promise 1",
            CounterExamples::theOwnerKeepsAHandleToItsOwnObject,
            Cut.answers(false, "io.rref.owner.Holds", "isHeldHere")),
    RUNNING_WORK_HOLDS(
            "running work holds",
            "promise 1",
            CounterExamples::aCallRunsAsTheLastHolderDies,
            Cut.answers(false, "io.rref.owner.Holds", "isWorkedOn")),
    IN_FLIGHT_HOLDS(
            "in-flight holds",
            "promise 7",
            CounterExamples::aReleaseOvertakesACall,
            Cut.answers(false, "io.rref.holder.HandleRecord", "isInFlightFor")),
    HOLD_BACK_UNTIL_KNOWN(
            "hold back until known",
            "promise 7",
            CounterExamples::aCallOvertakesTheCreation,
            Cut.answers(false, "io.rref.holder.Preparation", "isHeldBackBy"),
            Cut.weaves("AnyStartWillDo", "io.rref.holder.HandleRecord", "owner")),
    TOKEN_CHECK(
            "token check",
            "promise 2",
            CounterExamples::aRequestOfAnEndedLeaseArrives,
            Cut.weaves("EndedTokens", "io.rref.owner.Leases", "remove"),
            Cut.weaves("EndedTokensServe", "io.rref.owner.Leases", "require")),
    NUMBERED_RENEWALS(
            "numbered renewals",
            "promise 3",
            CounterExamples::renewalsOfADeadHolderArrive,
            Cut.answers(true, "io.rref.owner.Lease", "advanceTo")),
    OWNERS_OWN_PAUSE(
            "the owner's own pause",
            "promise 1",
            CounterExamples::anOwnerIsPausedBeyondTheLeasesOfItsHolders,
            Cut.answers(false, "io.rref.test.simulation.SimulatedProcess", "takesPausesOut")),
    INCARNATION_CHECK(
            "token check: the incarnation too (421)",
            "promise 7",
            CounterExamples::anotherStartAnswersToTheName,
            Cut.doesNothing("io.rref.owner.OwnerProtocol$Handling", "requireMeant")),
    REFUSALS_SAY_SINCE_WHEN(
            "a refusal says since when (decision 25)",
            "promise 7",
            CounterExamples::anotherStartRefusesTheSecondCopy,
            Cut.answers(true, "io.rref.holder.Hindsight", "reachesBack")),
    THE_DOOR_SETTLES_NOTHING(
            "a refusal at the door settles nothing (decision 53)",
            "promise 7",
            CounterExamples::theDoorRefusesTheSecondCopy,
            Cut.answers(false, "io.rref.holder.Replies", "isOwnersAffair")),
    A_LEASE_IS_ITS_HOLDERS(
            "a lease is its holder's alone (decision 54)",
            "promise 1",
            CounterExamples::anotherMemberSaysGoodbyeInItsName,
            Cut.doesNothing("io.rref.owner.OwnerProtocol$Handling", "requireOwn")),
    A_CALL_NAMES_THE_ONE_BEFORE(
            "a call names the one before (decision 13)",
            "serial objects",
            CounterExamples::aCallOvertakesAnEarlierOne,
            Cut.doesNothing("io.rref.owner.SerialCalls", "awaitedBefore")),
    WORK_FOR_NOBODY_ENDS(
            "work that nobody waits for ends by its deadline (decision 26)",
            "promise 3",
            CounterExamples::workGoesOnForNobody,
            Cut.doesNothing("io.rref.owner.Works", "runsLong")),
    CLAIMED_BEFORE_USER_CODE(
            "claimed before user code runs (decision 2)",
            "promise 3",
            CounterExamples::aLoanEndsBeforeItIsClaimed,
            Cut.weaves("ReceivedAtOnce", "io.rref.holder.Receptions", "arrived")),
    TOLD_AFTER_THE_LAST_CALL(
            "a loss is told after the last call (decision 31)",
            "promise 4",
            CounterExamples::anObjectIsRevokedAsAnAnswerIsRead,
            Cut.answers(false, "io.rref.holder.HandleRecord", "isActedUnderBy")),
    DEADLINES_RING(
            "a deadline rings by itself (decision 42)",
            "promise 6",
            CounterExamples::anOwnerIsSilentWhileItsLeaseIsLapsed,
            Cut.weaves("DeadlinesDoNotRing", "io.rref.holder.Operation", "nextAlarm"));

    /** The machines' own contradictions do not count: a checker outside them has to find it. */
    private static final List<Cut> INVARIANTS = List.of(
            Cut.doesNothing("io.rref.owner.Invariants", "check"),
            Cut.doesNothing("io.rref.holder.Inspection", "check"));

    private final String words;

    private final String promise;

    private final Runnable counterExample;

    private final List<Cut> cuts;

    Protection(String words, String promise, Runnable counterExample, Cut... cuts) {
        this.words = words;
        this.promise = promise;
        this.counterExample = counterExample;
        this.cuts = List.of(cuts);
    }

    /** What breaks without it. */
    String promise() {
        return promise;
    }

    /** The schedules that it is tried in. */
    Class<? extends LongFunction<Optional<String>>> trials() {
        return this == TOKEN_CHECK ? Trials.OfSeedsWithLateCopies.class : Trials.OfSeeds.class;
    }

    /** The machines without it. */
    WeakenedMachines takenOut() {
        List<Cut> all = new ArrayList<>(INVARIANTS);
        all.addAll(cuts);
        return new WeakenedMachines(all);
    }

    /** Some steps in which the promise breaks without the protection, and holds with it. */
    void playCounterExample() {
        counterExample.run();
    }

    @Override
    public String toString() {
        return words;
    }
}
