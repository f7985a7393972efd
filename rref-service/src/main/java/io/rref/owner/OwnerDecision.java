package io.rref.owner;

import io.rref.RRefId;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.HolderId;
import io.rref.protocol.Reply;
import java.util.List;

/** What the shell must now do, in list order. */
public sealed interface OwnerDecision {

    /** Calls the method of the effects for this decision. */
    void performWith(OwnerEffects effects);

    /** Answer the message that arrived in this exchange. Each exchange is answered once at most. */
    record Answer(ExchangeId exchange, Reply reply) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.answer(this);
        }
    }

    /**
     * Do this work.
     *
     * @param waited whether it has waited, so that whoever brought this event need not be who asked for it
     * @param turns the turns on serial objects that the chain of calls has while it runs, its own with them
     */
    record StartWork(WorkId id, Work work, boolean waited, HeldTurns turns) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.startWork(this);
        }
    }

    /** Ask running work to stop; nobody waits for it any more. It still ends with its event. */
    record StopWork(WorkId id) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.stopWork(this);
        }
    }

    /** The last hold is gone: let the object go. Made once per object. */
    record ReleaseObject(RRefId rref) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.releaseObject(this);
        }
    }

    /**
     * The drain is over: nothing runs or may run any more, and the holders know. Made once.
     *
     * @param cutOff how much work was asked to stop since the time was up
     * @param told who has been told that the owner is gone
     * @param untold who has not: no renewal of theirs stood, and they did not ask in time
     */
    record DrainEnded(int cutOff, List<HolderId> told, List<HolderId> untold) implements OwnerDecision {

        /** Copies what it is given. */
        public DrainEnded {
            told = List.copyOf(told);
            untold = List.copyOf(untold);
        }

        @Override
        public void performWith(OwnerEffects effects) {
            effects.drainEnded(this);
        }
    }

    /**
     * A defect: the holder has other forks than its lease lists, though nothing is under way between the two. It is told what is
     * listed. Made once for each lease.
     *
     * @param listed how many are LIVE here
     * @param held how many the holder says it has
     */
    record ForksDiffer(HolderId holder, long listed, long held) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.forksDiffer(this);
        }
    }

    /** The answer of this work is kept no longer: the handles that it carries need no sponsor any more. */
    record OutcomeDropped(WorkId id) implements OwnerDecision {

        @Override
        public void performWith(OwnerEffects effects) {
            effects.outcomeDropped(this);
        }
    }
}
