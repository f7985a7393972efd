package io.rref.test.simulation;

import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.holder.Outcome;
import io.rref.owner.Work;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;

/** Watches a world from outside the machines and throws a {@link Violation} when a promise breaks. */
interface Checker {

    /** A holder's machine has sent a message, whatever becomes of it. */
    default void messageSent(SimulatedProcess sender, Message message) {}

    /** A message has reached the worker that it is meant for, which is about to handle it. */
    default void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {}

    /** A worker has answered a message. */
    default void answered(SimulatedProcess worker, SimulatedProcess receiver, Message message, Reply reply) {}

    /** A reply has reached who asked. */
    default void replyArrived(SimulatedProcess holder, Message message, Reply reply) {}

    /** An owner's machine has ordered work. */
    default void workOrdered(SimulatedProcess worker, Work work) {}

    /** User code begins to run. */
    default void userCodeStarted(SimulatedProcess worker, WorkRun run) {}

    /** An owner's machine has released an object. */
    default void objectReleased(SimulatedProcess worker, RRefId rref) {}

    default void operationStarted(Operation operation) {}

    default void operationEnded(Operation operation, Outcome outcome) {}

    /** User code has got a handle that its machine calls claimed. */
    default void handleReceived(SimulatedProcess process, HeldHandle handle) {}

    /** A handle that came with a request was refused. */
    default void handleRefused(SimulatedProcess worker, WorkRun run, WireHandle handle, Problem problem) {}

    default void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {}

    /** A machine of this process has handled an event, and everything that followed in the same moment is done. */
    default void eventHandled(SimulatedProcess process) {}
}
