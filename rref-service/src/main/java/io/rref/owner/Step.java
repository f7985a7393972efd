package io.rref.owner;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** One event being handled: when it is, and what must be done about it so far. */
final class Step {

    private final MonotonicTime now;

    private final List<OwnerDecision> decisions = new ArrayList<>(2);

    private int leftToClean;

    /** @param cleans how much of what ended leases left it may clean away: whoever comes next is not to wait long */
    Step(MonotonicTime now, int cleans) {
        this.now = now;
        this.leftToClean = cleans;
    }

    /** Whether there is time to clean one more thing away, which is then taken. */
    boolean mayClean() {
        return leftToClean-- > 0;
    }

    MonotonicTime now() {
        return now;
    }

    void decide(OwnerDecision decision) {
        decisions.add(decision);
    }

    void answer(ExchangeId exchange, Reply reply) {
        decisions.add(new OwnerDecision.Answer(exchange, reply));
    }

    /** The latest first: an earlier one was repeated, so its connection may be dead, and a write to it takes long. */
    void answerAll(Collection<ExchangeId> exchanges, Reply reply) {
        Deque<ExchangeId> latestFirst = new ArrayDeque<>();
        exchanges.forEach(latestFirst::push);
        latestFirst.forEach(exchange -> answer(exchange, reply));
    }

    List<OwnerDecision> decisions() {
        return Collections.unmodifiableList(decisions);
    }
}
