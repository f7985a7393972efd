package io.rref.examples.quickstart.job;

import io.rref.transport.Traffic;
import org.springframework.stereotype.Component;

/** What crossed the network between client and workers: the bodies of requests and replies, as rref itself counts them. */
@Component
public class ClientTraffic {

    private final Traffic traffic;

    ClientTraffic(Traffic traffic) {
        this.traffic = traffic;
    }

    /** From the client to the workers. */
    public long bytesSent() {
        return traffic.bytesSent();
    }

    /** From the workers to the client. */
    public long bytesReceived() {
        return traffic.bytesReceived();
    }
}
