package io.rref.test.chaos;

import io.rref.test.fault.FaultCounts;
import io.rref.test.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a run has been through. */
final class Figures {

    private static final long CALLS = 200_000;

    private static final long FAULTS_OF_EACH_KIND = 2_000;

    private static final long KILLS = 30;

    private static final long KILLS_OF_HOLDERS = 20;

    private static final long PAUSES = 10;

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    private final List<String> missing = new ArrayList<>();

    private final StringBuilder table = new StringBuilder();

    private final ChaosPlan plan;

    Figures(ChaosPlan plan) {
        this.plan = plan;
    }

    /** Whether a run has reached what it must, as far as that shows before its histories are read. */
    static boolean areReached(ChaosPlan plan, long calls, FaultCounts faults, Map<String, Long> deeds) {
        return calls >= plan.required(CALLS)
                && Stream.of(FaultKind.values()).allMatch(kind -> faults.of(kind) >= plan.required(FAULTS_OF_EACH_KIND))
                && sum(deeds, "killed") >= plan.required(KILLS)
                && deeds.getOrDefault("holder killed", 0L) >= plan.required(KILLS_OF_HOLDERS)
                && sum(deeds, "paused") >= plan.required(PAUSES);
    }

    void count(History history, FaultCounts faults, Map<String, Long> deeds, Duration load) {
        row("seconds under load and trouble", load.toSeconds());
        countCalls(history, load);
        row("requests through the proxies", faults.requests());
        for (FaultKind kind : FaultKind.values()) {
            required(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), faults.of(kind), FAULTS_OF_EACH_KIND);
        }
        row("requests while the worker was away", faults.unreachable());
        row("requests refused by the proxies", faults.refused());
        deeds.forEach(this::row);
        required("process kills", sum(deeds, "killed"), KILLS);
        required("of them light holders", deeds.getOrDefault("holder killed", 0L), KILLS_OF_HOLDERS);
        required("pauses beyond the lease", sum(deeds, "paused"), PAUSES);
        countObjects(history);
    }

    /** What the run has not reached, and had to. */
    List<String> missing() {
        return missing;
    }

    String table() {
        return table.toString();
    }

    void row(String what, long figure) {
        table.append(String.format(Locale.ROOT, "%-44s %,12d%n", what, figure));
    }

    private void required(String what, long figure, long inThreeMinutes) {
        long required = plan.required(inThreeMinutes);
        table.append(String.format(Locale.ROOT, "%-44s %,12d  (at least %,d)%n", what, figure, required));
        if (figure < required) {
            missing.add(what + ": " + figure + " of " + required);
        }
    }

    private void countCalls(History history, Duration load) {
        long overrun = 0;
        long executed = 0;
        for (History.NumberedCall call : history.calls()) {
            call.ends.forEach(end -> outcomes.merge(end.outcome(), 1L, Long::sum));
            overrun = Math.max(overrun, CallRules.overrunMs(call, history));
            executed += call.executions.size();
        }
        required("calls", history.calls().size(), CALLS);
        row("calls per second", history.calls().size() / Math.max(1, load.toSeconds()));
        row("executed", executed);
        for (Outcome outcome : Outcome.values()) {
            row(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '), outcomes.getOrDefault(outcome, 0L));
        }
        row("latest end of a call, ms after its limit", overrun);
    }

    private void countObjects(History history) {
        long latest = 0;
        long judged = 0;
        for (History.ObjectLife object : history.objects()) {
            OptionalLong took = ObjectRules.releaseMs(object, history);
            if (took.isPresent()) {
                judged++;
                latest = Math.max(latest, took.getAsLong());
            }
        }
        row("objects", history.objects().size());
        row("objects whose only holder ended before them", judged);
        row("latest release of one, ms after that", latest);
    }

    private static long sum(Map<String, Long> deeds, String word) {
        return deeds.entrySet().stream()
                .filter(deed -> deed.getKey().contains(word))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
