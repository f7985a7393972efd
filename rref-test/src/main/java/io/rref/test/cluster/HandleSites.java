package io.rref.test.cluster;

import io.rref.ForkId;
import io.rref.runtime.FreshIds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers which line of user code made a handle, for the newest ones of a cluster. Thread-safe. */
final class HandleSites {

    private static final int NEWEST = 100_000;

    private static final List<String> NOT_USER_CODE = List.of(
            "io.rref.runtime.",
            "io.rref.proxy.",
            "io.rref.codec.",
            "io.rref.worker.",
            "io.rref.execution.",
            "io.rref.web.",
            HandleSites.class.getName(),
            "java.",
            "jdk.",
            "sun.",
            "reactor.",
            "org.springframework.");

    private final Map<ForkId, StackTraceElement> sites =
            Collections.synchronizedMap(new LinkedHashMap<ForkId, StackTraceElement>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ForkId, StackTraceElement> eldest) {
                    return size() > NEWEST;
                }
            });

    /** Where the handle of this fork was made, if user code made it. */
    Optional<StackTraceElement> of(ForkId fork) {
        return Optional.ofNullable(sites.get(fork));
    }

    /** Ids for one process, whose handles are remembered here. */
    FreshIds ids() {
        return new FreshIds() {
            @Override
            public ForkId fork() {
                ForkId fresh = super.fork();
                StackWalker.getInstance()
                        .walk(frames -> frames.filter(isUserCode()).findFirst())
                        .ifPresent(frame -> sites.put(fresh, frame.toStackTraceElement()));
                return fresh;
            }
        };
    }

    private static Predicate<StackWalker.StackFrame> isUserCode() {
        return frame -> {
            String type = frame.getClassName();
            boolean ofTheApi = type.startsWith("io.rref.") && type.indexOf('.', "io.rref.".length()) < 0;
            return !ofTheApi && NOT_USER_CODE.stream().noneMatch(type::startsWith);
        };
    }
}
