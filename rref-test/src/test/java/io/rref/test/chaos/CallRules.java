package io.rref.test.chaos;

import io.rref.test.chaos.History.NumberedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every operation must obey: executed at most once; executed if acknowledged; not executed if so reported; ended in time;
 * ended in a way that rref promises. So acknowledged &lt;= executed &lt;= acknowledged + unknown.
 *
 * @param overrun how much later than its limit a call may end on a busy machine, pauses of its caller not counted
 */
record CallRules(Duration overrun) {

    List<String> violations(History history) {
        List<String> found = new ArrayList<>();
        for (NumberedCall call : history.calls()) {
            judgeExecutions(call, found);
            judgeOutcome(call, found);
            judgeEnd(call, history, found);
        }
        return found;
    }

    private static void judgeExecutions(NumberedCall call, List<String> found) {
        if (call.executions.size() > 1) {
            found.add("executed more than once: " + call.number + " by " + call.executions);
        }
        if (call.invoked == null) {
            found.add("executed and never invoked: " + call.number + " by " + call.executions);
        }
        if (call.hasEnded(Outcome.ACKNOWLEDGED) && call.executions.isEmpty()) {
            found.add("acknowledged and never executed: " + call.number);
        }
    }

    private static void judgeOutcome(NumberedCall call, List<String> found) {
        for (HistoryEvent.Ended end : call.ends) {
            if (end.outcome().saysNothingRan() && !call.executions.isEmpty()) {
                found.add("reported as not executed (" + end.outcome() + ", " + end.detail() + ") and executed: "
                        + call.number + " by " + call.executions);
            }
            if (end.outcome() == Outcome.FAILED || end.outcome() == Outcome.OUTSIDE_THE_TAXONOMY) {
                found.add("ended with an exception that nobody may see: " + call.number + ", " + end.outcome() + ", "
                        + end.detail());
            }
        }
    }

    private void judgeEnd(NumberedCall call, History history, List<String> found) {
        if (call.invoked == null || call.caller == null) {
            return;
        }
        if (call.ends.size() > 1) {
            found.add("ended more than once: " + call.number + " with " + call.ends);
        }
        if (call.ends.isEmpty()) {
            if (history.goneAt(call.caller).isEmpty()) {
                found.add("never ended: " + call.number + " of " + call.caller);
            }
            return;
        }
        long overrunMs = overrunMs(call, history);
        if (overrunMs > overrun.toMillis()) {
            found.add("ended " + overrunMs + " ms after its limit: " + call.number + " of " + call.caller);
        }
    }

    /** How much later than its limit the call has ended, in milliseconds; negative if it was in time. */
    static long overrunMs(NumberedCall call, History history) {
        if (call.invoked == null || call.caller == null || call.ends.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long began = call.invoked.at();
        long ended = call.ends.get(0).at();
        return ended - began - call.invoked.limitMs() - history.pausedMs(call.caller, began, ended);
    }
}
