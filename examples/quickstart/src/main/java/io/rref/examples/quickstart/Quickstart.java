package io.rref.examples.quickstart;

import io.rref.examples.quickstart.cluster.ConsulAgent;
import io.rref.examples.quickstart.cluster.ConsulUnavailableException;
import io.rref.examples.quickstart.data.BundledData;
import io.rref.examples.quickstart.data.FlightsFile;
import io.rref.examples.quickstart.data.FlightsInput;
import io.rref.examples.quickstart.data.InvalidFlightsException;
import java.io.PrintStream;

/** Reads command line and data; the run itself is the {@link Performance}. */
public final class Quickstart {

    /** Exit code of a command line, a Consul or a file that cannot be used. */
    static final int REFUSED = 2;

    private Quickstart() {}

    /** Ends with 0 if the tables were right and nothing was left behind. */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        Arguments arguments;
        FlightsInput input;
        try {
            arguments = Arguments.parse(args);
            if (arguments.consul() != null) {
                ConsulAgent.requireAnswer(arguments.consul());
            }
            input = arguments.flights() == null ? BundledData.flights() : FlightsFile.read(arguments.flights());
        } catch (InvalidArgumentException | ConsulUnavailableException | InvalidFlightsException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
        return new Performance(out, err, input).run(arguments);
    }
}
