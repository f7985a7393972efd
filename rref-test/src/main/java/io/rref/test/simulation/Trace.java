package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a world, one line each. Off unless a seed is replayed: then nothing is even put into words. */
final class Trace {

    private final boolean on;

    private final Agenda agenda;

    private final List<String> lines = new ArrayList<>();

    Trace(boolean on, Agenda agenda) {
        this.on = on;
        this.agenda = agenda;
    }

    void say(Supplier<String> line) {
        if (on) {
            lines.add(String.format("%12.6f s  %s", agenda.now() / 1e9, line.get()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
