package io.rref.test.simulation;

import io.rref.test.simulation.ProcessFaultTable.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what a large run has met too seldom: a fault that a kind of message never meets is a fault that nothing is known of. */
final class Coverage {

    private static final int LEAST = 20;

    /** To who asked, these are the same as a reply that is lost and told of. */
    private static final Set<Fate.Kind> NOT_OF_REPLIES = Set.of(Fate.Kind.NEVER_LEFT, Fate.Kind.BROKEN);

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
        for (ProcessFault fault : ProcessFault.values()) {
            require(processes.processes(ProcessFaultTable.PLAIN_HOLDER, fault), "plain holder " + fault);
            if (fault != ProcessFault.GOODBYE) {
                require(processes.processes(ProcessFaultTable.WORKER, fault), "worker " + fault);
            }
        }
        return List.copyOf(gaps);
    }

    /**
     * Short and long pauses count together. Not asked for: a restart, since who has just come up has sent nothing, and what was sent
     * to the one before is seldom still on its way; a goodbye, since nobody calls a plain holder, and a worker says none.
     */
    private void requireProcessFaults(String kind, Role role) {
        String what = role + " of " + kind + " ";
        require(processes.messages(kind, role, ProcessFault.CRASH), what + ProcessFault.CRASH);
        long pauses = processes.messages(kind, role, ProcessFault.PAUSE)
                + processes.messages(kind, role, ProcessFault.LONG_PAUSE);
        require(pauses, what + ProcessFault.PAUSE);
    }

    private void require(long times, String what) {
        if (times < LEAST) {
            gaps.add(what + " was met " + times + " times, expected at least " + LEAST);
        }
    }
}
