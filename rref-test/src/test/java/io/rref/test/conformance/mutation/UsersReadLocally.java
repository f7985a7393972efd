package io.rref.test.conformance.mutation;

import io.rref.RRef;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Where there is no local value, a copy is fetched. */
@Mutation(row = "C075", type = "io.rref.runtime.HeldRRef", method = "localValue", parameters = 1)
final class UsersReadLocally {

    private UsersReadLocally() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static @Nullable Object enter(@Advice.This RRef<?> handle) {
        return handle.isOwner() ? null : handle.toHere();
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter @Nullable Object fetched, @Advice.Return(readOnly = false) @Nullable Object value) {
        if (fetched != null) {
            value = fetched;
        }
    }
}
