package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.Incarnation;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.security.Visitor.Answer;
import io.rref.web.counter.Counter;
import io.rref.web.counter.CounterWorker;
import io.rref.worker.OwnerShell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mode {@code mtls}: who has no certificate of the cluster's authority does not come in, and who has acts for itself only. */
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rref.worker.name=w1",
            "rref.security.mode=mtls",
            "server.ssl.bundle=cluster",
            "server.ssl.client-auth=want"
        })
class CertificateIntrudersTests {

    private static final TestCertificates CERTIFICATES = certificates();

    private final OwnerShell owner;

    private final URI worker;

    @Autowired
    CertificateIntrudersTests(OwnerShell owner, Environment environment) {
        this.owner = owner;
        this.worker = URI.create("https://localhost:" + environment.getProperty("local.server.port"));
    }

    @DynamicPropertySource
    static void bundle(DynamicPropertyRegistry registry) {
        bundle().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void whenThereIsNoCertificateThenItIsUnauthenticated() throws Exception {
        OwnerSnapshot before = owner.snapshot();

        open(visitor(), "alice").isProblem(ProblemType.UNAUTHENTICATED);

        assertThat(owner.snapshot()).isEqualTo(before);
        assertThat(visitor().get("/actuator/health/readiness").status())
                .as("probes")
                .isEqualTo(200);
    }

    @Test
    void whenTheCertificateIsOfAnotherAuthorityThenTheHandshakeFails() {
        OwnerSnapshot before = owner.snapshot();

        assertThatThrownBy(() -> open(visitor("mallory"), "mallory")).hasCauseInstanceOf(IOException.class);

        assertThat(owner.snapshot()).isEqualTo(before);
    }

    @Test
    void whenTheCertificateIsOfAnotherMemberThenTheLeaseIsNotIts() throws Exception {
        open(visitor("alice"), "bob").isProblem(ProblemType.NOT_YOURS);

        open(visitor("alice"), "alice").is(200);
        open(visitor("alice"), "alice-0a1b2c3d").is(200);
    }

    @Test
    void whenOurClientHasABundleThenItHoldsAndCalls() {
        try (ConfigurableApplicationContext alice = startAlice(worker, "--rref.security.client-bundle=cluster");
                RRef<Counter> counter = alice.getBean(RRefClient.class).on("w1").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().add(1)).isEqualTo(6);
        }
    }

    /** The certificate is of the right authority, and names localhost, not this address of it. */
    @Test
    void whenTheWorkersCertificateNamesAnotherHostThenOurClientDoesNotCall() {
        URI elsewhere = URI.create("https://127.0.0.1:" + worker.getPort());
        OwnerSnapshot before = owner.snapshot();

        expectNotCalled(startAlice(elsewhere, "--rref.security.client-bundle=cluster"));

        assertThat(owner.snapshot()).isEqualTo(before);
    }

    @Test
    void whenOurClientHasNoBundleThenItDoesNotBelieveTheWorker() {
        expectNotCalled(startAlice(worker));
    }

    /** The worker's own bundle stands for what the authority has signed anew. */
    @Test
    void whenItsCertificateIsRenewedThenOurClientShowsTheNewOne(@Autowired SslBundles signed) {
        try (ConfigurableApplicationContext app = startAlice(
                worker,
                "--rref.security.client-bundle=cluster",
                "--rref.client.connections.idle=1ms",
                "--spring.ssl.bundle.jks.cluster.keystore.location="
                        + CERTIFICATES.store("mallory").toUri())) {
            RRefClient rrefs = app.getBean(RRefClient.class);
            try (RRef<Counter> refused = rrefs.on("w1").create(Counter.class, 5L)) {
                assertThatThrownBy(() -> refused.rpcSync().add(1)).isInstanceOf(NotExecutedException.class);
            }

            app.getBean(SslBundleRegistry.class).updateBundle("cluster", signed.getBundle("cluster"));

            try (RRef<Counter> counter = rrefs.on("w1").create(Counter.class, 5L)) {
                assertThat(counter.rpcSync().add(1)).isEqualTo(6);
            }
        }
    }

    private static void expectNotCalled(ConfigurableApplicationContext app) {
        try (app;
                RRef<Counter> counter = app.getBean(RRefClient.class).on("w1").create(Counter.class, 5L)) {
            assertThatThrownBy(() -> counter.rpcSync().add(1))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageMatching("(?si).*certificat.*");
        }
    }

    private static ConfigurableApplicationContext startAlice(URI worker, String... arguments) {
        SpringApplicationBuilder app = new SpringApplicationBuilder(CounterWorker.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "rref.client.drain=1s");
        bundle().forEach((name, value) -> app.properties(name + "=" + value));
        return app.run(Stream.concat(
                        Stream.of(
                                "--rref.client.name=alice",
                                "--rref.client.timeout=3s",
                                "--rref.client.workers.w1=" + worker,
                                "--rref.security.mode=mtls"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Visitor visitor(String... member) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(CERTIFICATES.showing(member))
                .build();
        return new Visitor(worker, null, http);
    }

    private static Answer open(Visitor visitor, String as) {
        HolderId holder = new HolderId(as, Incarnation.parse("00112233445566778899aabbccddeeff"));
        return visitor.send("PUT", SecretMember.leaseOf(holder), Map.of("RRef-Target", "w1"), "{\"session\":1}");
    }

    /** One bundle for worker and caller: in this test alice keeps the worker, too. */
    private static Map<String, String> bundle() {
        String bundle = "spring.ssl.bundle.jks.cluster.";
        return Map.of(
                bundle + "keystore.location",
                CERTIFICATES.store("alice").toUri().toString(),
                bundle + "keystore.password",
                TestCertificates.PASSWORD,
                bundle + "keystore.type",
                "PKCS12",
                bundle + "key.alias",
                "me",
                bundle + "truststore.location",
                CERTIFICATES.store("trust").toUri().toString(),
                bundle + "truststore.password",
                TestCertificates.PASSWORD,
                bundle + "truststore.type",
                "PKCS12");
    }

    private static TestCertificates certificates() {
        try {
            return TestCertificates.withAuthority().sign("alice").selfSign("mallory");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
