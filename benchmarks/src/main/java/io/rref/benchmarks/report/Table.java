package io.rref.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/** A summary for people. */
public final class Table {

    private Table() {}

    /** As Markdown. */
    public static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        line(text, "");
        line(text, "%s", summary.machine());
        line(text, "");
        line(text, "| operation | peer | p50 us | p99 us | ops/s | CPU us/op | foreign cores |");
        line(text, "|---|---|---:|---:|---:|---:|---:|");
        for (Summary.Figures each : summary.figures()) {
            line(
                    text,
                    "| %s | %s | %.0f | %.0f | %.0f | %.0f | %s |",
                    each.operation().label(),
                    each.peer(),
                    each.p50().value(),
                    each.p99().value(),
                    each.rate().value(),
                    each.processor().value(),
                    perhaps("%.2f", each.foreignCores()));
        }
        ratios(text, summary);
        released(text, summary);
        return text.toString();
    }

    private static void ratios(StringBuilder text, Summary summary) {
        if (summary.ratios().isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "Medians of same-round ratios (smallest to largest):");
        line(text, "");
        line(text, "| operation | ratio | p50 | p99 | ops/s | CPU/op |");
        line(text, "|---|---|---:|---:|---:|---:|");
        for (Summary.Ratios each : summary.ratios()) {
            line(
                    text,
                    "| %s | %s / %s | %s | %s | %s | %s |",
                    each.operation().label(),
                    each.peer(),
                    each.to(),
                    spread(each.p50()),
                    spread(each.p99()),
                    spread(each.rate()),
                    spread(each.processor()));
        }
    }

    private static void released(StringBuilder text, Summary summary) {
        for (Summary.Figures each : summary.figures()) {
            each.left()
                    .ifPresent(left -> line(
                            text,
                            "%n%s, %s: %.0f objects (at most %.0f) still held when a slice ended; all released %s ms later",
                            each.peer(),
                            each.operation().label(),
                            left.value(),
                            left.high(),
                            perhaps("%.0f", each.releasedMillis())));
        }
    }

    private static String spread(Median median) {
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median.value(), median.low(), median.high());
    }

    private static String perhaps(String format, Optional<Median> median) {
        return median.map(known -> String.format(Locale.ROOT, format, known.value()))
                .orElse("?");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
