package io.rref.autoconfigure;

import io.rref.membership.MemberSecret;
import io.rref.membership.MemberTokens;
import io.rref.runtime.InvalidSettingsException;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of a cluster from its settings, or says what is wrong with them; no message shows a secret. */
public final class ClusterSecret {

    private static final String REMEDY =
            "Make one, for example by 'openssl rand -hex 32', and give it to all members alike.";

    private ClusterSecret() {}

    /**
     * The tokens of mode {@code secret}.
     *
     * @throws InvalidSettingsException if the secret is missing or too short, or a time is no time
     */
    public static MemberTokens tokens(RRefSecurityProperties settings) {
        if (settings.secret() == null) {
            throw new InvalidSettingsException(
                    "The mode of rref.security is 'secret', and rref.security.secret is not set.", REMEDY);
        }
        if (settings.tokenLifetime().isZero()
                || settings.tokenLifetime().isNegative()
                || settings.clockSkew().isNegative()) {
            throw new InvalidSettingsException(
                    "rref.security.token-lifetime is " + settings.tokenLifetime() + " and rref.security.clock-skew is "
                            + settings.clockSkew() + ".",
                    "Set both to times such as 5m and 30s, or leave them out.");
        }
        MemberSecret secret = secret("rref.security.secret", settings.secret());
        return new MemberTokens(secret, other(settings.otherSecret()), settings.tokenLifetime(), settings.clockSkew());
    }

    private static @Nullable MemberSecret other(@Nullable String secret) {
        return secret == null ? null : secret("rref.security.other-secret", secret);
    }

    private static MemberSecret secret(String property, String secret) {
        try {
            return MemberSecret.of(secret);
        } catch (IllegalArgumentException tooShort) {
            throw new InvalidSettingsException(property + " will not do: " + tooShort.getMessage() + ".", REMEDY);
        }
    }
}
