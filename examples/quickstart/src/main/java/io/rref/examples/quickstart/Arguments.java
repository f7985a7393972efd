package io.rref.examples.quickstart;

import io.rref.WorkerInfo;
import io.rref.examples.quickstart.cluster.ConsulAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param flights file of the user's own flights, or null for the bundled ones
 * @param processes whether each worker is a process of its own
 * @param running names of workers that run already; if there are none, workers are started
 * @param consul the Consul through which workers are found, or null to tell everybody their addresses
 */
record Arguments(
        @Nullable Path flights,
        boolean processes,
        List<String> running,
        @Nullable ConsulAddress consul) {

    static final String USAGE = """
            usage: Quickstart [--flights=FILE] [--processes] [--consul=HOST:PORT]
                   Quickstart [--flights=FILE] --client --workers=NAME,NAME,... --consul=HOST:PORT
              --flights=FILE      a JSON array of flights instead of the bundled 20,000, each such as
                                  {"date":"2001/01/31 18:20","delay":66,"distance":1750,"origin":"DTW","destination":"LAS"}
              --processes         the workers run as separate JVMs, not as separate contexts of one
              --consul=HOST:PORT  the workers register with this Consul agent, which runs on this machine, and are found
                                  through it
              --client            starts no workers; those of the names that --workers gives run already, and Consul, wherever it
                                  runs, lists them""";

    private static final String FLIGHTS = "--flights=";
    private static final String CONSUL = "--consul=";
    private static final String CLIENT = "--client";
    private static final String PROCESSES = "--processes";
    private static final String WORKERS = "--workers=";

    /**
     * Reads it.
     *
     * @throws InvalidArgumentException if one argument is none of ours, cannot be read, or does not go with the others
     */
    static Arguments parse(String... arguments) {
        Path flights = null;
        boolean processes = false;
        boolean client = false;
        List<String> running = List.of();
        ConsulAddress consul = null;
        for (String argument : arguments) {
            if (argument.equals(PROCESSES)) {
                processes = true;
            } else if (argument.equals(CLIENT)) {
                client = true;
            } else if (argument.startsWith(WORKERS)) {
                running = names(argument);
            } else if (argument.startsWith(FLIGHTS) && argument.length() > FLIGHTS.length()) {
                flights = Path.of(argument.substring(FLIGHTS.length()));
            } else if (argument.startsWith(CONSUL)) {
                consul = consul(argument);
            } else {
                throw InvalidArgumentException.unknown(argument);
            }
        }
        requireFitting(client, processes, running, consul);
        return new Arguments(flights, processes, running, consul);
    }

    private static void requireFitting(
            boolean client, boolean processes, List<String> running, @Nullable ConsulAddress consul) {
        if (client && (running.isEmpty() || consul == null)) {
            throw InvalidArgumentException.unfit(CLIENT, "needs --workers and --consul, to find the workers that run");
        }
        if (client && processes) {
            throw InvalidArgumentException.unfit(
                    PROCESSES, "a client alone starts no workers; leave it or --client out");
        }
        if (!client && !running.isEmpty()) {
            throw InvalidArgumentException.unfit(
                    WORKERS + String.join(",", running), "only --client uses workers that run already");
        }
    }

    private static List<String> names(String argument) {
        try {
            return List.of(argument.substring(WORKERS.length()).split(",", -1)).stream()
                    .map(name -> WorkerInfo.named(name).name())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw InvalidArgumentException.unfit(argument, String.valueOf(e.getMessage()));
        }
    }

    private static ConsulAddress consul(String argument) {
        try {
            return ConsulAddress.parse(argument.substring(CONSUL.length()));
        } catch (IllegalArgumentException e) {
            throw InvalidArgumentException.unfit(argument, String.valueOf(e.getMessage()));
        }
    }
}
