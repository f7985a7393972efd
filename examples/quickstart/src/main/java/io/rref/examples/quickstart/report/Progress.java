package io.rref.examples.quickstart.report;

import java.io.PrintStream;
import java.util.Locale;

/** Says what happens, each line with the seconds since the start. Thread-safe. */
public final class Progress {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final long start = System.nanoTime();

    /** Starts the clock. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Prints one line, formatted as {@link String#format}. */
    public void say(String format, Object... arguments) {
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        out.println(String.format(Locale.ROOT, "%6.2f s  ", seconds) + String.format(Locale.ROOT, format, arguments));
    }
}
