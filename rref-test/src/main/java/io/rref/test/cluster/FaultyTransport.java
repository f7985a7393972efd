package io.rref.test.cluster;

import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.SendFailedException;
import io.rref.transport.WorkerTransport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What carries the messages of one process, behind the switches of its cluster. */
final class FaultyTransport implements WorkerTransport, Mortal {

    private final WorkerTransport network;

    private final ClusterFaults faults;

    private final Supplier<HolderId> self;

    private volatile boolean dead;

    FaultyTransport(WorkerTransport network, ClusterFaults faults, Supplier<HolderId> self) {
        this.network = network;
        this.faults = faults;
        this.self = self;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (dead || !faults.isHeard(message)) {
            return unheard(message);
        }
        return faults.everywhere()
                .send(message, each -> faults.at(each.target().worker()).send(each, network::send));
    }

    @Override
    public void die() {
        dead = true;
        faults.killed(self.get());
    }

    /** A goodbye that nobody hears is not waited for. */
    private static CompletableFuture<Reply> unheard(Message message) {
        return message instanceof Message.EndLease
                ? CompletableFuture.completedFuture(new Reply.Done())
                : new CompletableFuture<>();
    }

    static SendFailedException refused(String doneToIt) {
        return SendFailedException.notSent("the test has " + doneToIt, null);
    }

    static SendFailedException broken(String where) {
        return SendFailedException.maybeSent("the test has broken the connection to " + where, null);
    }
}
