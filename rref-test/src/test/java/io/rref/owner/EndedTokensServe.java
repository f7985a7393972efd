package io.rref.owner;

import io.rref.protocol.LeaseToken;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A request under a token that has ended is served under the lease that its holder has now. */
final class EndedTokensServe {

    private EndedTokensServe() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static @Nullable Lease enter(@Advice.This Leases leases, @Advice.Argument(0) LeaseToken token) {
        return leases.find(token) == null ? EndedTokens.leaseInstead(leases, token) : null;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter @Nullable Lease instead, @Advice.Return(readOnly = false) @Nullable Lease lease) {
        if (instead != null) {
            lease = instead;
        }
    }
}
