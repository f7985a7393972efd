package io.rref.examples.quickstart.cluster;

import java.util.List;

/**
 * Workers that somebody else has started, and will end.
 *
 * @param names of the workers
 * @param consul lists them
 */
public record ExistingCluster(List<String> names, ConsulAddress consul) implements Cluster {

    @Override
    public List<String> ofClient() {
        return CommandLines.ofClient(names, consul);
    }

    @Override
    public void close() {}
}
