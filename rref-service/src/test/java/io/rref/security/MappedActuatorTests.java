package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import io.rref.web.counter.CounterWorker;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** The actuator's pages have other paths, and one has that of another: what is open are the probes, wherever they are. */
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rref.worker.name=w1",
            "rref.security.secret=" + GuardedWorker.SECRET,
            "rref.security.operator-password=" + GuardedWorker.OPERATOR,
            "rref.security.metrics-password=" + GuardedWorker.METRICS,
            "server.servlet.context-path=/app",
            "management.endpoints.web.base-path=/manage",
            "management.endpoints.web.path-mapping.health=is/well",
            "management.endpoints.web.path-mapping.prometheus=scrape",
            "management.endpoints.web.path-mapping.env=health",
            "management.endpoints.web.path-mapping.metrics=prometheus",
            "management.endpoints.web.exposure.include=health,env,metrics,prometheus",
            "management.prometheus.metrics.export.enabled=true"
        })
class MappedActuatorTests {

    private final Visitor nobody;

    private final Visitor operator;

    private final Visitor metrics;

    @Autowired
    MappedActuatorTests(Environment environment) {
        URI worker = URI.create("http://localhost:" + environment.getProperty("local.server.port") + "/app/manage");
        this.nobody = new Visitor(worker, null);
        this.operator = Visitor.withPassword(worker, "operator", GuardedWorker.OPERATOR);
        this.metrics = Visitor.withPassword(worker, "metrics", GuardedWorker.METRICS);
    }

    @Test
    void whenHealthHasAnotherPathThenTheProbesBelowItAreOpen() {
        for (String probe : List.of("/is/well/liveness", "/is/well/readiness")) {
            assertThat(nobody.get(probe).is(200).body())
                    .as("status and no details")
                    .isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(operator.get("/is/well").is(200).body()).contains("components");
    }

    @Test
    void whenHealthHasAnotherPathThenNothingElseIsOpenNotEvenWhereTheProbesWouldBe() {
        List.of(
                        "",
                        "/is/well",
                        "/is/well/db",
                        "/health",
                        "/health/liveness",
                        "/health/readiness",
                        "/scrape",
                        "/prometheus",
                        "/liveness")
                .forEach(page -> nobody.get(page).isProblem(ProblemType.UNAUTHENTICATED));
        operator.get("/health/server.servlet.context-path").is(200);
    }

    @Test
    void whenPrometheusHasAnotherPathThenItsUserReadsItThereAndNoOtherPage() {
        assertThat(metrics.get("/scrape").is(200).body()).contains("rref_worker_");
        operator.get("/scrape").is(200);

        metrics.get("/prometheus").isProblem(ProblemType.OPERATORS_ONLY);
        operator.get("/prometheus").is(200);
    }
}
