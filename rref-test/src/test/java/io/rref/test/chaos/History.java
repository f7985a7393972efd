package io.rref.test.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all processes together have written, sorted by what it is about. */
final class History {

    private final Map<Long, NumberedCall> calls = new HashMap<>();

    private final Map<String, ObjectLife> objects = new HashMap<>();

    private final Map<String, Long> gone = new HashMap<>();

    private final List<HistoryEvent.ProcessPaused> pauses = new ArrayList<>();

    private final List<HistoryEvent.LeftOver> leftOvers = new ArrayList<>();

    /** Adds a line of this process; lines of one process come in their order. */
    void add(String process, HistoryEvent event) {
        if (event instanceof HistoryEvent.Invoked invoked) {
            NumberedCall call = call(invoked.number());
            call.caller = process;
            call.invoked = invoked;
        } else if (event instanceof HistoryEvent.Ended ended) {
            call(ended.number()).ends.add(ended);
        } else if (event instanceof HistoryEvent.Executed executed) {
            call(executed.number()).executions.add(process + " on " + executed.object());
        } else if (event instanceof HistoryEvent.Created created) {
            object(created.object()).creations.add(new ObjectLife.Creation(process, created.at()));
        } else if (event instanceof HistoryEvent.Released released) {
            object(released.object()).releasedAt = released.at();
        } else if (event instanceof HistoryEvent.UsedAfterRelease used) {
            object(used.object()).usedAfterRelease = true;
        } else if (event instanceof HistoryEvent.PassedOn passedOn) {
            object(passedOn.object()).passedOn = true;
        } else if (event instanceof HistoryEvent.ProcessGone left) {
            gone.put(left.process(), left.at());
        } else if (event instanceof HistoryEvent.ProcessPaused paused) {
            pauses.add(paused);
        } else if (event instanceof HistoryEvent.LeftOver left) {
            leftOvers.add(left);
        }
    }

    Collection<NumberedCall> calls() {
        return calls.values();
    }

    Collection<ObjectLife> objects() {
        return objects.values();
    }

    List<HistoryEvent.LeftOver> leftOvers() {
        return leftOvers;
    }

    /** When the process was killed or has ended, if it has. */
    Optional<Long> goneAt(@Nullable String process) {
        return Optional.ofNullable(gone.get(process));
    }

    /** For how long of this time the process was stopped, in milliseconds. */
    long pausedMs(String process, long from, long to) {
        return pauses.stream()
                .filter(pause -> pause.process().equals(process))
                .mapToLong(pause -> Math.max(0, Math.min(to, pause.to()) - Math.max(from, pause.from())))
                .sum();
    }

    private NumberedCall call(long number) {
        return calls.computeIfAbsent(number, NumberedCall::new);
    }

    private ObjectLife object(String name) {
        return objects.computeIfAbsent(name, ObjectLife::new);
    }

    /** One operation, as its caller and the workers tell it. */
    static final class NumberedCall {

        final long number;

        final List<HistoryEvent.Ended> ends = new ArrayList<>(1);

        final List<String> executions = new ArrayList<>(1);

        @Nullable
        String caller;

        HistoryEvent.@Nullable Invoked invoked;

        NumberedCall(long number) {
            this.number = number;
        }

        boolean hasEnded(Outcome outcome) {
            return ends.stream().anyMatch(end -> end.outcome() == outcome);
        }
    }

    /** One object, as its worker tells it. */
    static final class ObjectLife {

        final String name;

        final List<Creation> creations = new ArrayList<>(1);

        @Nullable
        Long releasedAt;

        boolean usedAfterRelease;

        boolean passedOn;

        ObjectLife(String name) {
            this.name = name;
        }

        /** The process that made it, and its only holder if it was not passed on. */
        String holder() {
            return name.substring(0, name.indexOf('/'));
        }

        /** Where and when it was made. */
        record Creation(String worker, long at) {}
    }
}
