package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefSecurityProperties;
import io.rref.runtime.InvalidSettingsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads tokens of an authorization server as the settings say. Asks it for its keys at the first token. */
final class MemberJwts {

    private static final String REMEDY =
            "Set rref.security.oauth2.jwk-set-uri, and issuer and audience with it, or declare a bean"
                    + " of type JwtDecoder.";

    private MemberJwts() {}

    /** A token of any issuer or for any audience would do for a stranger's: both are asked for. */
    static JwtDecoder decoder(RRefSecurityProperties settings) {
        RRefSecurityProperties.OAuth2 oauth2 = settings.oauth2();
        if (oauth2.jwkSetUri() == null || oauth2.issuer() == null || oauth2.audience() == null) {
            throw new InvalidSettingsException(
                    "The mode of rref.security is 'oauth2', and jwk-set-uri, issuer or audience of rref.security.oauth2 is"
                            + " not set.",
                    REMEDY);
        }
        String audience = oauth2.audience();
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(inForce(settings.clockSkew()));
        validators.add(new JwtIssuerValidator(oauth2.issuer()));
        validators.add(new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience)));
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(oauth2.jwkSetUri()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }

    /** A token without an end would let its bearer in for ever. */
    private static JwtTimestampValidator inForce(Duration skew) {
        JwtTimestampValidator times = new JwtTimestampValidator(skew);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }
}
