package io.rref.examples.quickstart.cluster;

import java.util.List;

/** Running workers; closing it ends those that it has started. */
public interface Cluster extends AutoCloseable {

    /** What a client is told: which workers there are, and how it finds them. */
    List<String> ofClient();

    @Override
    void close();
}
