package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.rref.Incarnation;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.security.Visitor.Answer;
import io.rref.web.counter.CounterWorker;
import io.rref.worker.OwnerShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mode {@code oauth2}: tokens of the authorization server alone, and for this cluster alone. */
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rref.worker.name=w1",
            "rref.security.mode=oauth2",
            "rref.security.oauth2.issuer=" + JwtIntrudersTests.ISSUER,
            "rref.security.oauth2.audience=" + JwtIntrudersTests.AUDIENCE
        })
class JwtIntrudersTests {

    static final String ISSUER = "https://authority.example";

    static final String AUDIENCE = "the-cluster";

    private static final RSAKey KEY = key();

    private static final RSAKey STRANGERS_KEY = key();

    private static final HttpServer AUTHORITY = authority();

    private final OwnerShell owner;

    private final URI worker;

    @Autowired
    JwtIntrudersTests(OwnerShell owner, Environment environment) {
        this.owner = owner;
        this.worker = URI.create("http://localhost:" + environment.getProperty("local.server.port"));
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add(
                "rref.security.oauth2.jwk-set-uri",
                () -> "http://localhost:" + AUTHORITY.getAddress().getPort() + "/keys");
    }

    @AfterAll
    static void stop() {
        AUTHORITY.stop(0);
    }

    @Test
    void whenTheTokenIsOfTheAuthorityThenTheMemberIsServedAsItselfOnly() {
        Visitor alice = shows(token(KEY, ISSUER, AUDIENCE, 60));

        open(alice, "alice").is(200);
        open(alice, "alice-0a1b2c3d").is(200);
        refused(ProblemType.NOT_YOURS, alice, "bob");
    }

    @Test
    void whenTheTokenWillNotDoThenItIsUnauthenticated() {
        refused(ProblemType.UNAUTHENTICATED, shows(token(STRANGERS_KEY, ISSUER, AUDIENCE, 60)), "alice");
        refused(ProblemType.UNAUTHENTICATED, shows(token(KEY, "https://elsewhere.example", AUDIENCE, 60)), "alice");
        refused(ProblemType.UNAUTHENTICATED, shows(token(KEY, ISSUER, "another-cluster", 60)), "alice");
        refused(ProblemType.UNAUTHENTICATED, shows(token(KEY, ISSUER, AUDIENCE, -60)), "alice");
        refused(ProblemType.UNAUTHENTICATED, shows(tokenUntil(null, KEY, ISSUER, AUDIENCE)), "alice");
        refused(ProblemType.UNAUTHENTICATED, shows("eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJhbGljZSJ9."), "alice");
        refused(ProblemType.UNAUTHENTICATED, new Visitor(worker, null), "alice");
    }

    private void refused(ProblemType type, Visitor intruder, String as) {
        OwnerSnapshot before = owner.snapshot();
        open(intruder, as).isProblem(type);
        assertThat(owner.snapshot()).isEqualTo(before);
    }

    private Visitor shows(String token) {
        return Visitor.withToken(worker, token);
    }

    private static Answer open(Visitor visitor, String as) {
        HolderId holder = new HolderId(as, Incarnation.parse("00112233445566778899aabbccddeeff"));
        return visitor.send("PUT", SecretMember.leaseOf(holder), Map.of("RRef-Target", "w1"), "{\"session\":1}");
    }

    private static String token(RSAKey key, String issuer, String audience, int goodForSeconds) {
        return tokenUntil(Date.from(Instant.now().plusSeconds(goodForSeconds)), key, issuer, audience);
    }

    private static String tokenUntil(@Nullable Date end, RSAKey key, String issuer, String audience) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .claim("client_id", "alice")
                .expirationTime(end)
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Shows the public key. */
    private static HttpServer authority() {
        byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
