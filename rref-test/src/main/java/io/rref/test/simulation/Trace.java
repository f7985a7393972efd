package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What happened in a world, one line each: in brief, what the program does and what the network and the processes meet; in detail, every
 * event of every machine as well. Off unless a seed is replayed: then nothing is even put into words.
 */
final class Trace {

    private final boolean on;

    private final Agenda agenda;

    private final List<String> brief = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();

    Trace(boolean on, Agenda agenda) {
        this.on = on;
        this.agenda = agenda;
    }

    /** A line of the detailed trace. */
    void say(Supplier<String> line) {
        if (on) {
            lines.add(timed(line.get()));
        }
    }

    /** A line of both traces. */
    void tell(Supplier<String> line) {
        if (on) {
            String timed = timed(line.get());
            brief.add(timed);
            lines.add(timed);
        }
    }

    private String timed(String line) {
        return String.format(Locale.ROOT, "%12.6f s  %s", agenda.now() / 1e9, line);
    }

    List<String> brief() {
        return List.copyOf(brief);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
