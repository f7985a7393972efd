package io.rref.test.conformance.mutation;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** What is shared is a copy of what the application has. */
@Mutation(row = "C074", type = "io.rref.worker.OwnerShell", method = "share", parameters = 4)
public final class SharingCopies {

    private SharingCopies() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 3, readOnly = false) Object local) {
        local = copy(local);
    }

    /** A copy, of a list. */
    public static Object copy(Object local) {
        return local instanceof List<?> list ? new ArrayList<>(list) : local;
    }
}
