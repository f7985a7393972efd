package io.rref.benchmarks.peer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done again and again in a slice. */
public enum Operation {
    /** One caller that waits for each answer. */
    SYNC("sync", 1),
    /** 64 callers, each waiting for its answer. */
    SYNC_64("sync", 64),
    /** 64 calls in flight, started by one thread. */
    ASYNC_64("async", 64),
    /** One caller that fetches the value, again and again. */
    TO_HERE("tohere", 1),
    /** One caller that makes objects and waits until their owner has them. */
    CREATE("create", 1);

    private final String word;

    private final int callers;

    Operation(String word, int callers) {
        this.word = word;
        this.callers = callers;
    }

    /** How it is asked for: {@code sync 64}. */
    String request() {
        return word + " " + callers;
    }

    /** Its name in options and reports: {@code sync-64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The operation of this label. */
    public static Operation labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation '" + label + "': choose among "
                        + Arrays.stream(values()).map(Operation::label).collect(Collectors.joining(", "))));
    }
}
