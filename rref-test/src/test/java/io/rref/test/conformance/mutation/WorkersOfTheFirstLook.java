package io.rref.test.conformance.mutation;

import io.rref.WorkerInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;

/** The group is what it was when somebody first looked. */
@Mutation(row = "C017", type = "io.rref.runtime.HolderRuntime", method = "workers", parameters = 0)
public final class WorkersOfTheFirstLook {

    private static final Map<Object, List<WorkerInfo>> SEEN = new ConcurrentHashMap<>();

    private WorkersOfTheFirstLook() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object client, @Advice.Return(readOnly = false) List<WorkerInfo> workers) {
        workers = first(client, workers);
    }

    /** What that client saw first. */
    public static List<WorkerInfo> first(Object client, List<WorkerInfo> workers) {
        return SEEN.computeIfAbsent(client, unseen -> workers);
    }
}
