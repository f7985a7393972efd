package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is for operators, in mode {@code secret}: pages, other members' objects and the actuator, by whatever path. */
@GuardedWorkerTest
class OperatorIntrudersTests extends MemberWithAnObject {

    private final SecretMember mallory;

    @Autowired
    OperatorIntrudersTests(GuardedWorker worker) {
        super(worker);
        this.mallory = worker.enter("mallory");
    }

    @AfterEach
    void leaveAsMallory() {
        mallory.leave();
    }

    /** What comes through a forwarded port or a sidecar comes from the worker's own machine, and is asked all the same. */
    @Test
    void whenSomebodyComesFromTheWorkersOwnMachineThenThatMakesNoOperator() {
        Visitor nobody = worker.nobody();

        assertThat(worker.uri().getHost()).isEqualTo("localhost");
        worker.refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/rrefs"));
        worker.refused(ProblemType.UNAUTHENTICATED, () -> nobody.send("DELETE", object.path(), Map.of(), ""));

        worker.operator().get("/rref/v1/rrefs").is(200);
    }

    @Test
    void whenAMemberAsksForAnOperatorsPageThenItIsForOperatorsOnly() {
        for (String page : List.of("/rref/v1/rrefs", "/rref/v1/holders", "/rref/v1/debug")) {
            worker.refused(ProblemType.OPERATORS_ONLY, () -> mallory.visitor.get(page));
            worker.refused(ProblemType.UNAUTHENTICATED, () -> worker.nobody().get(page));
            worker.refused(
                    ProblemType.UNAUTHENTICATED,
                    () -> Visitor.withPassword(worker.uri(), "operator", "guess")
                            .get(page));
            worker.refused(
                    ProblemType.OPERATORS_ONLY,
                    () -> Visitor.withPassword(worker.uri(), "metrics", GuardedWorker.METRICS)
                            .get(page));
            worker.operator().get(page).is(200);
        }
    }

    @Test
    void whenAPageIsAskedForByItsHeadThenItIsForWhomThePageIs() {
        for (String page : List.of("/rref/v1/rrefs", "/rref/v1/holders", "/rref/v1/debug")) {
            assertThat(head(mallory.visitor, page)).isEqualTo(403);
            assertThat(head(worker.nobody(), page)).isEqualTo(401);
            assertThat(head(worker.operator(), page)).isEqualTo(200);
        }
        for (Visitor known : List.of(mallory.visitor, worker.operator())) {
            assertThat(head(known, "/rref/v1/worker")).isEqualTo(200);
        }
    }

    private static int head(Visitor visitor, String page) {
        return visitor.send("HEAD", page, Map.of(), "").status();
    }

    @Test
    void whenAMemberEndsTheObjectOfAnotherThenItIsForOperatorsOnly() {
        worker.refused(ProblemType.OPERATORS_ONLY, () -> mallory.visitor.send("DELETE", object.path(), Map.of(), ""));
        worker.refused(
                ProblemType.OPERATORS_ONLY,
                () -> mallory.visitor.send("DELETE", "/rref/v1/names/x?revoke=true", Map.of(), ""));

        worker.operator().send("DELETE", object.path(), Map.of(), "").is(204);
    }

    @Test
    void whenAnOperatorIsNoMemberThenItCannotHoldOrCall() {
        HolderId id = worker.holder("operator");

        worker.refused(ProblemType.UNAUTHENTICATED, () -> worker.open(worker.operator(), id));
    }

    @Test
    void whenTheActuatorIsAskedThenProbesAreOpenAndTheRestIsForOperators() {
        Visitor nobody = worker.nobody();
        Visitor metrics = Visitor.withPassword(worker.uri(), "metrics", GuardedWorker.METRICS);
        for (String probe : List.of("/actuator/health/readiness", "/actuator/health/liveness")) {
            assertThat(nobody.get(probe).is(200).body())
                    .as("status and no details")
                    .isEqualTo("{\"status\":\"UP\"}");
        }
        Stream.of(
                        "/actuator",
                        "/actuator/",
                        "/actuator/health",
                        "/actuator/metrics",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/actuator/prometheus")
                .forEach(page -> worker.refused(ProblemType.UNAUTHENTICATED, () -> nobody.get(page)));
        for (Visitor known : List.of(alice.visitor, metrics)) {
            assertThat(known.get("/actuator/metrics").status()).isIn(401, 403);
        }
        assertThat(alice.visitor.get("/actuator/prometheus").status()).isIn(401, 403);
        assertThat(metrics.get("/actuator/prometheus").is(200).body()).contains("rref_worker_refused_total{");
        worker.operator().get("/actuator/prometheus").is(200);
        assertThat(worker.operator().get("/actuator/health").is(200).body()).contains("\"components\"");
        worker.operator().get("/actuator/metrics").is(200);
        worker.operator().get("/actuator/env").is(404);
    }

    @Test
    void whenThePageOfErrorsIsAskedForThenItIsNotThereAndErrorsAreToldAllTheSame() {
        for (Visitor anybody : List.of(worker.nobody(), worker.operator(), mallory.visitor)) {
            worker.refused(ProblemType.UNKNOWN_PATH, () -> anybody.get("/error"));
            worker.refused(ProblemType.UNKNOWN_PATH, () -> anybody.send("POST", "/error", Map.of(), "{}"));
        }

        assertThat(worker.nobody().get("/nowhere").is(404).text("path"))
                .as("a page of the application that is not there, as Boot tells it")
                .isEqualTo("/nowhere");
    }

    @Test
    void whenAPathIsWrittenOddlyThenItDoesNotLeadRoundTheDoor() {
        Visitor nobody = worker.nobody();
        for (String path : List.of(
                "/rref/v1/rrefs/",
                "//rref/v1/rrefs",
                "/rref//v1/rrefs",
                "/rref/v1/rrefs;x=y",
                "/rref%3Bx/v1/rrefs",
                "/rref/v1/%72refs",
                "/%72ref/v1/rrefs",
                "/rref/v1/./rrefs",
                "/x/../rref/v1/rrefs",
                "/actuator;x/metrics",
                "/actuator/health/liveness;x/../../metrics",
                "/actuator/%6detrics")) {
            assertThat(nobody.get(path).status()).as(path).isIn(400, 401, 404);
        }
    }
}
