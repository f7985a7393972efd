package io.rref.test.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often each kind of message, and each kind's reply, met each fate. */
final class FaultTable {

    private final Map<String, Map<Fate.Kind, Long>> messages = new TreeMap<>();

    private final Map<String, Map<Fate.Kind, Long>> replies = new TreeMap<>();

    void countMessage(String kind, Fate fate) {
        count(messages, kind, fate.kind(), 1);
    }

    void countReply(String kind, Fate fate) {
        count(replies, kind, fate.kind(), 1);
    }

    void add(FaultTable other) {
        other.messages.forEach((kind, row) -> row.forEach((fate, times) -> count(messages, kind, fate, times)));
        other.replies.forEach((kind, row) -> row.forEach((fate, times) -> count(replies, kind, fate, times)));
    }

    long messages(String kind, Fate.Kind fate) {
        return messages.getOrDefault(kind, Map.of()).getOrDefault(fate, 0L);
    }

    long replies(String kind, Fate.Kind fate) {
        return replies.getOrDefault(kind, Map.of()).getOrDefault(fate, 0L);
    }

    private static void count(Map<String, Map<Fate.Kind, Long>> table, String kind, Fate.Kind fate, long times) {
        table.computeIfAbsent(kind, any -> new EnumMap<>(Fate.Kind.class)).merge(fate, times, Long::sum);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format("%-24s", "kind"));
        for (Fate.Kind fate : Fate.Kind.values()) {
            text.append(String.format("%15s", fate.name().toLowerCase(java.util.Locale.ROOT)));
        }
        messages.forEach((kind, row) -> appendRow(text, kind, row));
        replies.forEach((kind, row) -> appendRow(text, "reply to " + kind, row));
        return text.toString();
    }

    private static void appendRow(StringBuilder text, String title, Map<Fate.Kind, Long> row) {
        text.append(String.format("%n%-24s", title));
        for (Fate.Kind fate : Fate.Kind.values()) {
            text.append(String.format("%15d", row.getOrDefault(fate, 0L)));
        }
    }
}
