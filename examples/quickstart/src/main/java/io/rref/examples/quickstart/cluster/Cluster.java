package io.rref.examples.quickstart.cluster;

/** Running workers; closing it ends them all. */
public interface Cluster extends AutoCloseable {

    /** Where the workers are. */
    WorkerAddresses addresses();

    @Override
    void close();
}
