package io.rref.security;

import io.rref.membership.MemberTokens;
import io.rref.membership.TokenReading;
import io.rref.protocol.Caller;
import io.rref.protocol.HolderId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Mode {@code secret}: a token that is signed with the cluster's secret names the holder whole. */
public final class TokenProof implements Proof {

    private final MemberTokens tokens;

    private final HolderId self;

    private final InstantSource clock;

    /**
     * Creates the proof.
     *
     * @param self worker that tokens must be for
     */
    public TokenProof(MemberTokens tokens, HolderId self, InstantSource clock) {
        this.tokens = tokens;
        this.self = self;
        this.clock = clock;
    }

    @Override
    public @Nullable Caller read(HttpServletRequest request) {
        String token = BearerHeader.tokenOf(request);
        if (token == null) {
            return null;
        }
        TokenReading reading = tokens.read(token, self.name(), clock.instant());
        if (reading instanceof TokenReading.Genuine genuine) {
            return new Caller.Member(genuine.member());
        }
        TokenReading.Flaw flaw = ((TokenReading.Void) reading).flaw();
        if (flaw == TokenReading.Flaw.OTHER_AUDIENCE) {
            throw NoProofException.madeForAnother(self);
        }
        throw new NoProofException("the token proves nothing here: " + flaw.words(), flaw.isLasting());
    }
}
