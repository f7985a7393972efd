package io.rref.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Settings of who may come in, the same for workers and those who call them. What is secret is best read from files, by {@code
 * spring.config.import=configtree:/run/rref/}.
 *
 * @param mode How members prove that they belong: loopback, secret, mtls, oauth2 or insecure; by default secret if a secret is
 *     set, else loopback.
 * @param secret Secret that all members share, 32 characters or more.
 * @param otherSecret Second secret that workers accept while the secret is being changed; nothing is signed with it.
 * @param tokenLifetime Time that a member's token is good for.
 * @param clockSkew How far the clocks of two members may be apart.
 * @param operatorPassword Password of the user operator, who sees the operators' pages and the actuator; without one nobody does.
 * @param metricsPassword Password of the user metrics, who sees actuator/prometheus only.
 * @param clientBundle Name of the SSL bundle with which workers are called at https addresses: whom to believe, and in mode mtls
 *     the key and certificate of this member.
 * @param oauth2 Whose tokens a worker accepts in mode oauth2.
 */
@ConfigurationProperties("rref.security")
public record RRefSecurityProperties(
        @Nullable Mode mode,
        @Nullable String secret,
        @Name("other-secret") @Nullable String otherSecret,
        @Name("token-lifetime") @DefaultValue("5m") Duration tokenLifetime,
        @Name("clock-skew") @DefaultValue("30s") Duration clockSkew,
        @Name("operator-password") @Nullable String operatorPassword,
        @Name("metrics-password") @Nullable String metricsPassword,
        @Name("client-bundle") @Nullable String clientBundle,
        @DefaultValue OAuth2 oauth2) {

    /**
     * Whose tokens a worker accepts in mode oauth2.
     *
     * @param jwkSetUri Address of the authorization server's keys.
     * @param issuer Issuer that a token must have.
     * @param audience Audience that a token must be for, among others.
     * @param nameClaim Claim that names the member.
     */
    public record OAuth2(
            @Name("jwk-set-uri") @Nullable String jwkSetUri,
            @Nullable String issuer,
            @Nullable String audience,
            @Name("name-claim") @DefaultValue("client_id") String nameClaim) {}

    /** How members prove that they belong. */
    public enum Mode {
        /** Not at all: whoever is on the worker's own machine may come in, and the worker listens to nobody else. */
        LOOPBACK,
        /** By tokens that are signed with a secret that all members share. */
        SECRET,
        /** By certificates of the cluster's own authority. */
        MTLS,
        /** By tokens of an authorization server. */
        OAUTH2,
        /** Not at all: whoever can reach the worker may come in. */
        INSECURE;

        /** Whether who comes has to prove anything. */
        public boolean asksWhoComes() {
            return this != LOOPBACK && this != INSECURE;
        }
    }

    /** The mode that is set, or follows from what else is. */
    public Mode effectiveMode() {
        if (mode != null) {
            return mode;
        }
        return secret == null ? Mode.LOOPBACK : Mode.SECRET;
    }

    /** Shows nothing that is secret. */
    @Override
    public String toString() {
        return "RRefSecurityProperties[mode=" + effectiveMode() + "]";
    }
}
