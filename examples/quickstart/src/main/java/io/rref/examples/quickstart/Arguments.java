package io.rref.examples.quickstart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param flights file of the user's own flights, or null for the bundled ones
 * @param processes whether each worker is a process of its own
 */
record Arguments(@Nullable Path flights, boolean processes) {

    static final String USAGE = """
            usage: Quickstart [--flights=FILE] [--processes]
              --flights=FILE  a JSON array of flights instead of the bundled 20,000, each such as
                              {"date":"2001/01/31 18:20","delay":66,"distance":1750,"origin":"DTW","destination":"LAS"}
              --processes     the workers run as separate JVMs, not as separate contexts of one""";

    private static final String FLIGHTS = "--flights=";

    /**
     * Reads it.
     *
     * @throws UnknownArgumentException if one argument is none of ours
     */
    static Arguments parse(String... arguments) {
        Path flights = null;
        boolean processes = false;
        for (String argument : arguments) {
            if (argument.equals("--processes")) {
                processes = true;
            } else if (argument.startsWith(FLIGHTS) && argument.length() > FLIGHTS.length()) {
                flights = Path.of(argument.substring(FLIGHTS.length()));
            } else {
                throw new UnknownArgumentException(argument);
            }
        }
        return new Arguments(flights, processes);
    }
}
