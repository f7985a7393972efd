package io.rref.test.simulation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often each thing has happened to holders and to workers, and which kinds of message were under way from or to them. */
final class ProcessFaultTable {

    /** What the process had to do with a message that was under way. */
    enum Role {
        SENDER,
        RECEIVER
    }

    static final String WORKER = "worker";

    static final String PLAIN_HOLDER = "plain holder";

    private final Map<String, Map<ProcessFault, Long>> processes = new TreeMap<>();

    private final Map<Role, Map<String, Map<ProcessFault, Long>>> messages = new EnumMap<>(Role.class);

    ProcessFaultTable() {
        for (Role role : Role.values()) {
            messages.put(role, new TreeMap<>());
        }
    }

    void countProcess(SimulatedProcess process, ProcessFault fault) {
        count(processes, process.isWorker() ? WORKER : PLAIN_HOLDER, fault, 1);
    }

    void countMessage(String kind, Role role, ProcessFault fault) {
        count(rowsOf(role), kind, fault, 1);
    }

    void add(ProcessFaultTable other) {
        addAll(processes, other.processes);
        for (Role role : Role.values()) {
            addAll(rowsOf(role), other.rowsOf(role));
        }
    }

    long processes(String name, ProcessFault fault) {
        return processes.getOrDefault(name, Map.of()).getOrDefault(fault, 0L);
    }

    long messages(String kind, Role role, ProcessFault fault) {
        return rowsOf(role).getOrDefault(kind, Map.of()).getOrDefault(fault, 0L);
    }

    private Map<String, Map<ProcessFault, Long>> rowsOf(Role role) {
        return messages.getOrDefault(role, Map.of());
    }

    private static void addAll(Map<String, Map<ProcessFault, Long>> table, Map<String, Map<ProcessFault, Long>> other) {
        other.forEach((name, row) -> row.forEach((fault, times) -> count(table, name, fault, times)));
    }

    private static void count(Map<String, Map<ProcessFault, Long>> table, String name, ProcessFault fault, long times) {
        table.computeIfAbsent(name, any -> new EnumMap<>(ProcessFault.class)).merge(fault, times, Long::sum);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format("%-32s", "process"));
        for (ProcessFault fault : ProcessFault.values()) {
            text.append(String.format("%12s", fault.name().toLowerCase(Locale.ROOT)));
        }
        processes.forEach((name, row) -> appendRow(text, name, row));
        messages.forEach((role, rows) -> rows.forEach(
                (kind, row) -> appendRow(text, role.name().toLowerCase(Locale.ROOT) + " of " + kind, row)));
        return text.toString();
    }

    private static void appendRow(StringBuilder text, String title, Map<ProcessFault, Long> row) {
        text.append(String.format("%n%-32s", title));
        for (ProcessFault fault : ProcessFault.values()) {
            text.append(String.format("%12d", row.getOrDefault(fault, 0L)));
        }
    }
}
