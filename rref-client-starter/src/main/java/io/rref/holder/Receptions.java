package io.rref.holder;

import io.rref.ForkId;
import io.rref.holder.HolderEvent.HandlesArrived;
import io.rref.protocol.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The requests that have brought handles: user code runs when all of them are claimed, or some refused. */
final class Receptions {

    private final Moment moment;

    private final Claiming claiming;

    private final Set<ReceptionId> open = new LinkedHashSet<>();

    Receptions(Moment moment, Claiming claiming) {
        this.moment = moment;
        this.claiming = claiming;
    }

    /** Claims the handles, each at its owner, all at once. */
    void arrived(HandlesArrived event) {
        if (open.add(event.reception())) {
            ClaimGroup group = new ClaimGroup(event.handles(), refused -> received(event.reception(), refused));
            claiming.claim(group, event.deadline());
        }
    }

    private void received(ReceptionId reception, Map<ForkId, Outcome> refused) {
        open.remove(reception);
        Map<ForkId, Problem> problems = new LinkedHashMap<>();
        refused.forEach((fork, outcome) -> problems.put(fork, Ending.problemOf(outcome)));
        moment.decide(new HolderDecision.HandlesReceived(reception, problems));
    }
}
