package io.rref.transport;

import java.util.concurrent.atomic.LongAdder;

/** Counts what crossed the network between this process and the workers that it called: bytes of bodies. Thread-safe. */
public final class Traffic {

    private final LongAdder requests = new LongAdder();

    private final LongAdder bytesSent = new LongAdder();

    private final LongAdder bytesReceived = new LongAdder();

    void sent(int bytes) {
        requests.increment();
        bytesSent.add(bytes);
    }

    void received(int bytes) {
        bytesReceived.add(bytes);
    }

    /** Requests sent, repeats among them. */
    public long requests() {
        return requests.sum();
    }

    /** Bytes of request bodies. */
    public long bytesSent() {
        return bytesSent.sum();
    }

    /** Bytes of reply bodies. */
    public long bytesReceived() {
        return bytesReceived.sum();
    }
}
