package io.rref.owner;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Reply;

/** Lets reads wait for a creation, and ends their waiting. */
final class WaitingReads {

    private final Agenda agenda;

    WaitingReads(Agenda agenda) {
        this.agenda = agenda;
    }

    void add(WaitingRead read, MonotonicTime deadline) {
        read.waitUntil(agenda.enter(deadline, new Due.ReadWaitedLong(read)));
        read.entry().waitingReads().add(read);
        read.lease().reads().add(read);
    }

    void finish(WaitingRead read, Reply reply, Step step) {
        agenda.strike(read.deadline());
        read.entry().waitingReads().remove(read);
        read.lease().reads().remove(read);
        step.answer(read.exchange(), reply);
    }
}
