package io.rref.membership;

import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were found genuine: a member shows the same one with each request for minutes. Whether one is still in force is
 * looked at each time. Thread-safe; never blocks.
 */
final class KnownTokens {

    /** Only members can have tokens kept; those that have run out go with the rest. */
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Known> bySignedPart = new ConcurrentHashMap<>();

    private record Known(byte[] code, MemberToken token) {}

    /** The token with this code; null if it has not been found genuine. Takes a time that tells nothing of the code. */
    @Nullable
    MemberToken find(String signed, byte[] code) {
        Known known = bySignedPart.get(signed);
        return known != null && MessageDigest.isEqual(known.code(), code) ? known.token() : null;
    }

    void keep(String signed, byte[] code, MemberToken token) {
        if (bySignedPart.size() >= MOST_KEPT) {
            bySignedPart.clear();
        }
        bySignedPart.put(signed, new Known(code, token));
    }
}
