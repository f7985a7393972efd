package io.rref.security;

import io.rref.protocol.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Mode {@code oauth2}: a claim in an authorization server's token names the member. Which start of the process it is, it does not
 * say.
 */
public final class JwtProof implements Proof {

    private final JwtDecoder decoder;

    private final String nameClaim;

    /**
     * Creates the proof.
     *
     * @param decoder checks signature, times, issuer and audience; may ask the authorization server for its keys
     * @param nameClaim the claim that holds the member's name
     */
    public JwtProof(JwtDecoder decoder, String nameClaim) {
        this.decoder = decoder;
        this.nameClaim = nameClaim;
    }

    @Override
    public @Nullable Caller read(HttpServletRequest request) {
        String token = BearerHeader.tokenOf(request);
        if (token == null) {
            return null;
        }
        String name = decode(token).getClaimAsString(nameClaim);
        if (name == null || name.isBlank()) {
            throw new NoProofException("the token has no claim '" + nameClaim + "' that names its bearer", false);
        }
        return new Caller.Named(Set.of(name));
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw new NoProofException("the token is not accepted: " + bad.getMessage(), false);
        } catch (JwtException noKeys) {
            throw new NoProofException(
                    "the token could not be checked: the authorization server's keys are not to be had", false);
        }
    }
}
