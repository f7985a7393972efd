package io.rref.holder;

import io.rref.holder.HolderEvent.HandlesArrived;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/** User code is let run when its handles arrive; they are claimed, and nobody is told what came of that. */
final class ReceivedAtOnce {

    private ReceivedAtOnce() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @Advice.FieldValue("moment") Moment moment,
            @Advice.FieldValue("claiming") Claiming claiming,
            @Advice.Argument(0) HandlesArrived event) {
        moment.decide(new HolderDecision.HandlesReceived(event.reception(), Map.of()));
        claiming.claim(unheard(event), event.deadline());
        return true;
    }

    static ClaimGroup unheard(HandlesArrived event) {
        return new ClaimGroup(event.handles(), refused -> {});
    }
}
