package io.rref.security;

import io.rref.protocol.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** How members prove who they are. */
@FunctionalInterface
public interface Proof {

    /**
     * Who sent the request, as far as what it shows proves it; null if it shows nothing of the kind.
     *
     * @throws NoProofException if what it shows proves nothing
     */
    @Nullable
    Caller read(HttpServletRequest request);
}
