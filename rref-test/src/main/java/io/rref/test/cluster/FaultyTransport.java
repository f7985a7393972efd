package io.rref.test.cluster;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.SendFailedException;
import io.rref.transport.WorkerTransport;
import java.util.concurrent.CompletableFuture;

/** What carries the messages of one process, behind the switches of its cluster. */
final class FaultyTransport implements WorkerTransport, Mortal {

    private final WorkerTransport network;

    private final ClusterFaults faults;

    private volatile boolean dead;

    FaultyTransport(WorkerTransport network, ClusterFaults faults) {
        this.network = network;
        this.faults = faults;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (dead || faults.isOver()) {
            return over(message);
        }
        return faults.everywhere()
                .send(message, each -> faults.at(each.target().worker()).send(each, network::send));
    }

    @Override
    public void die() {
        dead = true;
    }

    /** A goodbye that nobody hears is not waited for. */
    private static CompletableFuture<Reply> over(Message message) {
        return message instanceof Message.EndLease
                ? CompletableFuture.completedFuture(new Reply.Done())
                : new CompletableFuture<>();
    }

    static SendFailedException refused(String where) {
        return SendFailedException.notSent("the test has cut off " + where, null);
    }

    static SendFailedException broken(String where) {
        return SendFailedException.maybeSent("the test has broken the connection to " + where, null);
    }
}
