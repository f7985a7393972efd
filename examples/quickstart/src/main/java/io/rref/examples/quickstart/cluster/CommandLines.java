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

    private static final String CLIENTS_CONSUL = "rref.client.consul.";

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
    List<String> ofClient() {
        List<String> arguments = finding(CLIENTS_CONSUL);
        arguments.addAll(using(List.copyOf(addresses.byName().keySet())));
        return arguments;
    }

    /** Of a client of workers that run already. */
    static List<String> ofClient(List<String> workers, ConsulAddress consul) {
        List<String> arguments = new ArrayList<>(through(consul, CLIENTS_CONSUL));
        arguments.addAll(using(workers));
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
            arguments.addAll(through(consul, consulPrefix));
        }
        return arguments;
    }

    private static List<String> through(ConsulAddress consul, String prefix) {
        return List.of(argument(prefix + "host", consul.host()), argument(prefix + "port", consul.port()));
    }

    private static List<String> using(List<String> workers) {
        return List.of(
                argument(WORKERS_PROPERTY, String.join(",", workers)), argument(AIRPORTS_PROPERTY, workers.get(0)));
    }

    private static String argument(String property, Object value) {
        return "--" + property + "=" + value;
    }
}
