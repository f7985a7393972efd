package io.rref.examples.quickstart;

import io.rref.examples.quickstart.cluster.ConsulAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param flights file of the user's own flights, or null for the bundled ones
 * @param processes whether each worker is a process of its own
 * @param consul the Consul through which workers are found, or null to tell everybody their addresses
 */
record Arguments(
        @Nullable Path flights, boolean processes, @Nullable ConsulAddress consul) {

    static final String USAGE = """
            usage: Quickstart [--flights=FILE] [--processes] [--consul=HOST:PORT]
              --flights=FILE      a JSON array of flights instead of the bundled 20,000, each such as
                                  {"date":"2001/01/31 18:20","delay":66,"distance":1750,"origin":"DTW","destination":"LAS"}
              --processes         the workers run as separate JVMs, not as separate contexts of one
              --consul=HOST:PORT  the workers register with this Consul agent, which runs on this machine, and are found
                                  through it""";

    private static final String FLIGHTS = "--flights=";
    private static final String CONSUL = "--consul=";

    /**
     * Reads it.
     *
     * @throws InvalidArgumentException if one argument is none of ours, or cannot be read
     */
    static Arguments parse(String... arguments) {
        Path flights = null;
        boolean processes = false;
        ConsulAddress consul = null;
        for (String argument : arguments) {
            if (argument.equals("--processes")) {
                processes = true;
            } else if (argument.startsWith(FLIGHTS) && argument.length() > FLIGHTS.length()) {
                flights = Path.of(argument.substring(FLIGHTS.length()));
            } else if (argument.startsWith(CONSUL)) {
                consul = consul(argument);
            } else {
                throw InvalidArgumentException.unknown(argument);
            }
        }
        return new Arguments(flights, processes, consul);
    }

    private static ConsulAddress consul(String argument) {
        try {
            return ConsulAddress.parse(argument.substring(CONSUL.length()));
        } catch (IllegalArgumentException e) {
            throw InvalidArgumentException.unfit(argument, String.valueOf(e.getMessage()));
        }
    }
}
