package io.rref.test.conformance.mutation;

import io.rref.RRef;
import io.rref.RRefId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;

/** The first copy that was fetched is every later one, too. */
@Mutation(row = "C082", type = "io.rref.runtime.HeldRRef", method = "toHere", parameters = 1)
public final class FirstCopyIsKept {

    private static final Map<RRefId, Object> COPIES = new ConcurrentHashMap<>();

    private FirstCopyIsKept() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This RRef<?> handle, @Advice.Return(readOnly = false) Object copy) {
        copy = first(handle, copy);
    }

    /** The first copy of what is behind the handle. */
    public static Object first(RRef<?> handle, Object copy) {
        return COPIES.computeIfAbsent(handle.id(), uncopied -> copy);
    }
}
