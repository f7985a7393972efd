package io.rref.examples.quickstart.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What workers and client are told when they are started: who they are, and how they find the workers.
 *
 * @param addresses where the workers are
 * @param consul tells it to whoever asks; null if each one is told at once
 */
public record CommandLines(
        WorkerAddresses addresses, @Nullable ConsulAddress consul) {

    /** Property of each worker's address, to be followed by its name. */
    private static final String ADDRESS_PROPERTY = "rref.client.workers.";

    /** Of the client: the workers of this run, since Consul may know others. */
    private static final String WORKERS_PROPERTY = "quickstart.workers";

    /** Of the client: the worker whose airports it uses; each worker has the same. */
    private static final String AIRPORTS_PROPERTY = "quickstart.airports-worker";

    /** So many workers on free ports; with a Consul under names that no other run has. */
    public static CommandLines forWorkers(int workers, @Nullable ConsulAddress consul) {
        String suffix = consul == null ? "" : "-" + UUID.randomUUID().toString().substring(0, 8);
        return new CommandLines(WorkerAddresses.onFreePorts(workers, suffix), consul);
    }

    /** Of the client. */
    public List<String> ofClient() {
        List<String> arguments = finding("rref.client.consul.");
        arguments.add(
                argument(WORKERS_PROPERTY, String.join(",", addresses.byName().keySet())));
        arguments.add(argument(AIRPORTS_PROPERTY, addresses.byName().firstKey()));
        return arguments;
    }

    /** Of a worker. */
    List<String> ofWorker(String name) {
        List<String> arguments = finding("spring.cloud.consul.");
        arguments.add(argument("rref.worker.name", name));
        arguments.add(argument("server.port", addresses.portOf(name)));
        return arguments;
    }

    private List<String> finding(String consulPrefix) {
        List<String> arguments = new ArrayList<>();
        if (consul == null) {
            addresses.byName().forEach((name, address) -> arguments.add(argument(ADDRESS_PROPERTY + name, address)));
        } else {
            arguments.add(argument(consulPrefix + "host", consul.host()));
            arguments.add(argument(consulPrefix + "port", consul.port()));
        }
        return arguments;
    }

    private static String argument(String property, Object value) {
        return "--" + property + "=" + value;
    }
}
