package io.rref.test.simulation;

import io.rref.test.simulation.ProcessFaultTable.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what a large run has met too seldom: a fault that a kind of message never meets is a fault that nothing is known of. */
final class Coverage {

    private static final int LEAST = 20;

    /** To who asked, the first two are the same as a reply that is lost and told of; a reply meets no door. */
    private static final Set<Fate.Kind> NOT_OF_REPLIES =
            Set.of(Fate.Kind.NEVER_LEFT, Fate.Kind.BROKEN, Fate.Kind.REFUSED_AT_DOOR);

    /** A worker's goodbye is a part of its drain. */
    private static final Set<ProcessFault> NOT_OF_WORKERS = Set.of(ProcessFault.GOODBYE);

    /** They own nothing that anybody would have to be told of. */
    private static final Set<ProcessFault> NOT_OF_PLAIN_HOLDERS = Set.of(ProcessFault.DRAIN);

    private final FaultTable faults;

    private final ProcessFaultTable processes;

    private final List<String> gaps = new ArrayList<>();

    Coverage(FaultTable faults, ProcessFaultTable processes) {
        this.faults = faults;
        this.processes = processes;
    }

    /** One line for each pair that was met too seldom. */
    List<String> gaps() {
        gaps.clear();
        for (String kind : MessageKind.all()) {
            for (Fate.Kind fate : Fate.Kind.values()) {
                require(faults.messages(kind, fate), kind + " " + fate);
                if (!NOT_OF_REPLIES.contains(fate)) {
                    require(faults.replies(kind, fate), "reply to " + kind + " " + fate);
                }
            }
            for (Role role : Role.values()) {
                requireProcessFaults(kind, role);
            }
        }
        requireAllBut(NOT_OF_PLAIN_HOLDERS, ProcessFaultTable.PLAIN_HOLDER);
        requireAllBut(NOT_OF_WORKERS, ProcessFaultTable.WORKER);
        return List.copyOf(gaps);
    }

    private void requireAllBut(Set<ProcessFault> impossible, String process) {
        for (ProcessFault fault : ProcessFault.values()) {
            if (!impossible.contains(fault)) {
                require(processes.processes(process, fault), process + " " + fault);
            }
        }
    }

    /**
     * All pauses count together. Not asked for: a restart, since who has just come up has sent nothing, and what was sent
     * to the one before is seldom still on its way; a goodbye, since nobody calls a plain holder, and a worker says none.
     */
    private void requireProcessFaults(String kind, Role role) {
        String what = role + " of " + kind + " ";
        require(processes.messages(kind, role, ProcessFault.CRASH), what + ProcessFault.CRASH);
        long pauses = processes.messages(kind, role, ProcessFault.PAUSE)
                + processes.messages(kind, role, ProcessFault.LONG_PAUSE)
                + processes.messages(kind, role, ProcessFault.SLEEP);
        require(pauses, what + ProcessFault.PAUSE);
    }

    private void require(long times, String what) {
        if (times < LEAST) {
            gaps.add(what + " was met " + times + " times, expected at least " + LEAST);
        }
    }
}
