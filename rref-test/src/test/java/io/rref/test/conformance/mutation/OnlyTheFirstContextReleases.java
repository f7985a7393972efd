package io.rref.test.conformance.mutation;

import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What PyTorch does: after a shutdown and a second start in one process, handles are not released any more. */
@Mutation(row = "C008", type = "io.rref.runtime.HandleCloser", method = "close", parameters = 2)
public final class OnlyTheFirstContextReleases {

    private static final AtomicReference<@Nullable Object> FIRST = new AtomicReference<>();

    private OnlyTheFirstContextReleases() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.This Object closer) {
        return isLater(closer);
    }

    /** Whether another context has released something before. */
    public static boolean isLater(Object closer) {
        return FIRST.compareAndExchange(null, closer) != null && FIRST.get() != closer;
    }
}
