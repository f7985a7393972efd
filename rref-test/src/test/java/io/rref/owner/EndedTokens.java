package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Whose the tokens of ended leases were. */
final class EndedTokens {

    private static final Map<LeaseToken, HolderId> HOLDERS = new ConcurrentHashMap<>();

    private EndedTokens() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Lease lease) {
        remember(lease);
    }

    static void remember(Lease lease) {
        HOLDERS.put(lease.token(), lease.holder());
    }

    /** The lease that the holder has now; null if it has none. */
    static @Nullable Lease leaseInstead(Leases leases, LeaseToken ended) {
        HolderId holder = HOLDERS.get(ended);
        return holder == null ? null : leases.of(holder);
    }
}
