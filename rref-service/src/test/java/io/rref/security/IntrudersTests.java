package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.runtime.FreshIds;
import io.rref.security.SecretMember.Held;
import io.rref.security.Visitor.Answer;
import io.rref.web.counter.CounterWorker;
import io.rref.worker.OwnerShell;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** Mode {@code secret}: each intruder is refused with the right problem and changes nothing, and its legitimate twin is served. */
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rref.worker.name=w1",
            "rref.security.secret=" + IntrudersTests.SECRET,
            "rref.security.other-secret=" + IntrudersTests.OTHER_SECRET,
            "rref.security.operator-password=" + IntrudersTests.OPERATOR,
            "rref.security.metrics-password=" + IntrudersTests.METRICS,
            "management.endpoints.web.exposure.include=health,metrics,prometheus",
            "management.endpoint.health.show-details=when-authorized",
            "management.prometheus.metrics.export.enabled=true"
        })
class IntrudersTests {

    static final String SECRET = "0123456789abcdef0123456789abcdef";

    static final String OTHER_SECRET = "fedcba9876543210fedcba9876543210";

    static final String OPERATOR = "open-sesame-of-the-operators";

    static final String METRICS = "open-sesame-of-prometheus";

    private static final String STRANGERS_SECRET = "00000000000000000000000000000000";

    private final HolderId self;

    private final OwnerShell owner;

    private final URI worker;

    private SecretMember alice;

    private SecretMember mallory;

    private Held object;

    @Autowired
    IntrudersTests(HolderId self, OwnerShell owner, Environment environment) {
        this.self = self;
        this.owner = owner;
        this.worker = URI.create("http://localhost:" + environment.getProperty("local.server.port"));
        this.alice = SecretMember.enter(worker, self, "alice", SECRET);
        this.mallory = SecretMember.enter(worker, self, "mallory", SECRET);
        this.object = alice.create();
    }

    @BeforeEach
    void makeTheObject() {
        alice.add(object, alice.next(), 0).is(200);
    }

    @AfterEach
    void leave() {
        alice.leave();
        mallory.leave();
    }

    @Test
    void whenNothingIsShownThenItIsUnauthenticated() {
        Visitor nobody = new Visitor(worker, null);

        Answer answer = refused(ProblemType.UNAUTHENTICATED, () -> open(nobody, holder("nobody")));

        assertThat(answer.headers().get("www-authenticate")).startsWith("Bearer");
        assertThat(answer.text("sinceMs")).as("no copy of it can have got in").isNotEmpty();
        refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/worker"));
        refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/nowhere"));
        alice.visitor.get("/rref/v1/worker").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer x",
                "Bearer rref1.x.y",
                "Basic x",
                "Digest x",
                "Bearer eyJhbGciOiJub25lIn0.e30."
            })
    void whenNonsenseIsShownThenItIsUnauthenticated(String nonsense) {
        refused(ProblemType.UNAUTHENTICATED, () -> open(new Visitor(worker, nonsense), holder("nobody")));
    }

    @Test
    void whenTheSecretIsAnotherThenItIsUnauthenticated() {
        HolderId stranger = holder("stranger");

        Answer answer =
                refused(ProblemType.UNAUTHENTICATED, () -> open(shows(stranger, "w1", STRANGERS_SECRET), stranger));

        assertThat(answer.text("detail")).contains("secret").doesNotContain(STRANGERS_SECRET, SECRET);
        open(shows(stranger, "w1", SECRET), stranger).is(200);
    }

    @Test
    void whenTheSecretIsBeingChangedThenTheOtherOneIsGoodToo() {
        HolderId early = holder("early");

        open(shows(early, "w1", OTHER_SECRET), early).is(200);
    }

    @Test
    void whenTheTokenHasExpiredThenItIsUnauthenticatedAndDoesNotSaySinceWhen() {
        HolderId late = holder("late");
        String token = SecretMember.tokenOf(late, "w1", SECRET, Instant.now().minusSeconds(331));

        Answer answer = refused(ProblemType.UNAUTHENTICATED, () -> open(Visitor.withToken(worker, token), late));

        assertThat(answer.text("sinceMs"))
                .as("a copy of it may have come in time")
                .isEmpty();
        open(shows(late, "w1", SECRET), late).is(200);
    }

    @Test
    void whenTheTokenWasMadeForAnotherWorkerThenItIsToldWhoAnswers() {
        HolderId bob = holder("bob");

        Answer answer = refused(ProblemType.WRONG_TARGET, () -> open(shows(bob, "w2", SECRET), bob));

        assertThat(answer.text("actualWorker")).isEqualTo("w1");
        assertThat(answer.text("actualIncarnation"))
                .isEqualTo(self.incarnation().value());
        refused(ProblemType.UNAUTHENTICATED, () -> open(shows(bob, "w2", STRANGERS_SECRET), bob));

        open(shows(bob, "w1", SECRET), bob).is(200);
    }

    @Test
    void whenAMemberOpensALeaseForAnotherThenItIsNotIts() {
        refused(ProblemType.NOT_YOURS, () -> open(mallory.visitor, holder("victim")));
        refused(
                ProblemType.NOT_YOURS,
                () -> open(mallory.visitor, new HolderId("mallory", new FreshIds().incarnation())));
        refused(ProblemType.NOT_YOURS, () -> open(mallory.visitor, alice.id));

        open(mallory.visitor, mallory.id).is(200);
    }

    @Test
    void whenAMemberUsesTheLeaseOfAnotherThenItIsNotIts() {
        refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send(
                        "POST",
                        object.path() + "/calls",
                        alice.headers(object.fork(), alice.next()),
                        "{\"method\":\"add(long)\",\"arguments\":[1]}"));
        refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send("DELETE", SecretMember.leaseOf(mallory.id), alice.headers(), ""));
        refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send("DELETE", SecretMember.leaseOf(alice.id), alice.headers(), ""));

        assertThat(alice.add(object, alice.next(), 1).is(200).text("value")).isEqualTo("6");
    }

    @Test
    void whenAnEntryOfABatchUsesTheLeaseOfAnotherThenItIsNotIts() {
        long number = alice.next();
        String entry = "{\"requests\":[{\"id\":\"1\",\"method\":\"POST\",\"path\":\"" + object.path()
                + "/calls\",\"headers\":{\"RRef-Fork\":\"" + object.fork() + "\",\"Idempotency-Key\":\"" + number
                + "\",\"RRef-Lease\":\"" + alice.lease
                + "\"},\"body\":{\"method\":\"add(long)\",\"arguments\":[1]}}]}";
        OwnerSnapshot before = owner.snapshot();

        String frames = mallory.visitor
                .send("POST", "/rref/v1/batch", mallory.headers(), entry)
                .is(200)
                .body();

        assertThat(frames).contains(ProblemType.NOT_YOURS.urn(), "\"status\":403");
        assertThat(owner.snapshot()).isEqualTo(before);
        assertThat(alice.visitor
                        .send("POST", "/rref/v1/batch", alice.headers(), entry)
                        .is(200)
                        .body())
                .contains("\"value\":6");
    }

    @Test
    void whenAMemberReleasesTheForkOfAnotherThenItIsGoneForIt() {
        refusedButHeard(
                ProblemType.REFERENCE_GONE,
                () -> mallory.visitor.send(
                        "DELETE",
                        object.path() + "/forks/" + object.fork(),
                        mallory.headers(object.fork(), mallory.next()),
                        ""));

        alice.release(object).is(204);
    }

    @Test
    void whenAMemberClaimsTheForkOfAnotherThenItIsGoneForIt() {
        SecretMember bob = SecretMember.enter(worker, self, "bob", SECRET);
        Held forBob = alice.registerFor(bob.id, object);

        refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.claim(forBob));
        refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.claim(object));

        bob.claim(forBob).is(204);
        assertThat(bob.add(forBob, bob.next(), 1).is(200).text("value")).isEqualTo("6");
        bob.leave();
    }

    @Test
    void whenAMemberWithdrawsWhatAnotherHasRegisteredThenItIsGoneForIt() {
        Held forBob = alice.registerFor(holder("bob"), object);

        refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.withdraw(forBob));

        alice.withdraw(forBob).is(204);
    }

    @Test
    void whenAMemberShowsTheHandleOfAnotherAsAnArgumentThenItIsRefused() {
        Held own = mallory.create();

        refusedButHeard(
                ProblemType.HANDLE_REFUSED, () -> mallory.addShowing(own, object, self.name(), self.incarnation()));

        alice.addShowing(object, object, self.name(), self.incarnation()).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1", "w2", "localhost", "169.254.169.254", "metadata.example:80"})
    void whenAHandleIsForgedWithAnotherOwnerThenItIsRefusedAndNobodyIsAsked(String named) {
        Incarnation another = new FreshIds().incarnation();

        refusedButHeard(ProblemType.HANDLE_REFUSED, () -> alice.addShowing(object, object, named, another));

        assertThat(alice.add(object, alice.next(), 1).is(200).text("value"))
                .as("the refused call has not run")
                .isEqualTo("6");
    }

    @Test
    void whenARequestIsReplayedThenItRunsOnceAndAfterTheLeaseNotAtAll() {
        long number = alice.next();
        assertThat(alice.add(object, number, 2).is(200).text("value")).isEqualTo("7");

        assertThat(alice.add(object, number, 2).is(200).text("value"))
                .as("the same outcome")
                .isEqualTo("7");
        alice.add(object, number, 3).isProblem(ProblemType.OTHER_BODY);
        assertThat(alice.add(object, alice.next(), 0).text("value"))
                .as("it ran once")
                .isEqualTo("7");
        alice.acknowledge(number);
        alice.add(object, number, 2).isProblem(ProblemType.SETTLED);
        assertThat(alice.add(object, alice.next(), 0).text("value"))
                .as("it ran once")
                .isEqualTo("7");
        alice.leave().is(204);
        alice.add(object, number, 2).isProblem(ProblemType.LEASE_LOST);
    }

    @Test
    void whenARequestIsReplayedAfterItsTokenHasExpiredThenItIsUnauthenticated() {
        String expired =
                SecretMember.tokenOf(alice.id, "w1", SECRET, Instant.now().minusSeconds(331));
        long number = alice.next();
        alice.add(object, number, 2).is(200);

        refused(ProblemType.UNAUTHENTICATED, () -> alice.showing(expired).add(object, number, 2));

        assertThat(alice.add(object, number, 2).is(200).text("value")).isEqualTo("7");
    }

    /** What comes through a forwarded port or a sidecar comes from the worker's own machine, and is asked all the same. */
    @Test
    void whenSomebodyComesFromTheWorkersOwnMachineThenThatMakesNoOperator() {
        Visitor nobody = new Visitor(worker, null);

        assertThat(worker.getHost()).isEqualTo("localhost");
        refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/rrefs"));
        refused(ProblemType.UNAUTHENTICATED, () -> nobody.send("DELETE", object.path(), Map.of(), ""));

        operator().get("/rref/v1/rrefs").is(200);
    }

    @Test
    void whenAMemberAsksForAnOperatorsPageThenItIsForOperatorsOnly() {
        for (String page : List.of("/rref/v1/rrefs", "/rref/v1/holders", "/rref/v1/debug")) {
            refused(ProblemType.OPERATORS_ONLY, () -> mallory.visitor.get(page));
            refused(ProblemType.UNAUTHENTICATED, () -> new Visitor(worker, null).get(page));
            refused(
                    ProblemType.UNAUTHENTICATED,
                    () -> Visitor.withPassword(worker, "operator", "guess").get(page));
            refused(
                    ProblemType.OPERATORS_ONLY,
                    () -> Visitor.withPassword(worker, "metrics", METRICS).get(page));
            operator().get(page).is(200);
        }
    }

    @Test
    void whenAMemberEndsTheObjectOfAnotherThenItIsForOperatorsOnly() {
        refused(ProblemType.OPERATORS_ONLY, () -> mallory.visitor.send("DELETE", object.path(), Map.of(), ""));
        refused(
                ProblemType.OPERATORS_ONLY,
                () -> mallory.visitor.send("DELETE", "/rref/v1/names/x?revoke=true", Map.of(), ""));

        operator().send("DELETE", object.path(), Map.of(), "").is(204);
    }

    @Test
    void whenAnOperatorIsNoMemberThenItCannotHoldOrCall() {
        HolderId id = holder("operator");

        refused(ProblemType.UNAUTHENTICATED, () -> open(operator(), id));
    }

    @Test
    void whenTheActuatorIsAskedThenProbesAreOpenAndTheRestIsForOperators() {
        Visitor nobody = new Visitor(worker, null);
        Visitor metrics = Visitor.withPassword(worker, "metrics", METRICS);
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
                .forEach(page -> refused(ProblemType.UNAUTHENTICATED, () -> nobody.get(page)));
        for (Visitor known : List.of(alice.visitor, metrics)) {
            assertThat(known.get("/actuator/metrics").status()).isIn(401, 403);
        }
        assertThat(alice.visitor.get("/actuator/prometheus").status()).isIn(401, 403);
        assertThat(metrics.get("/actuator/prometheus").is(200).body()).contains("rref_worker_refused_total{");
        operator().get("/actuator/prometheus").is(200);
        assertThat(operator().get("/actuator/health").is(200).body()).contains("\"components\"");
        operator().get("/actuator/metrics").is(200);
        operator().get("/actuator/env").is(404);
    }

    @Test
    void whenAPathIsWrittenOddlyThenItDoesNotLeadRoundTheDoor() {
        Visitor nobody = new Visitor(worker, null);
        for (String path : List.of(
                "/rref/v1/rrefs/",
                "//rref/v1/rrefs",
                "/rref//v1/rrefs",
                "/rref/v1/rrefs;x=y",
                "/rref/v1/%72refs",
                "/%72ref/v1/rrefs",
                "/rref/v1/./rrefs",
                "/x/../rref/v1/rrefs",
                "/actuator;x/metrics",
                "/actuator/%6detrics")) {
            assertThat(nobody.get(path).status()).as(path).isIn(400, 401, 404);
        }
    }

    private HolderId holder(String name) {
        return new HolderId(name, Incarnation.parse("00112233445566778899aabbccddeeff"));
    }

    private Visitor operator() {
        return Visitor.withPassword(worker, "operator", OPERATOR);
    }

    private Visitor shows(HolderId id, String audience, String secret) {
        return Visitor.withToken(worker, SecretMember.token(id, audience, secret));
    }

    private Answer open(Visitor visitor, HolderId as) {
        return visitor.send("PUT", SecretMember.leaseOf(as), Map.of("RRef-Target", self.name()), "{\"session\":1}");
    }

    /** Refused, and the owner is as it was. */
    private Answer refused(ProblemType type, Supplier<Answer> intruder) {
        OwnerSnapshot before = owner.snapshot();
        long counted = owner.refusals().of(type);
        Answer answer = intruder.get().isProblem(type);
        assertThat(owner.snapshot()).as("what the owner knows").isEqualTo(before);
        assertThat(owner.refusals().of(type)).as("refusals counted").isEqualTo(counted + 1);
        return answer;
    }

    /** Refused by the owner's machine under a lease of the intruder's own, which that prolongs; the objects are as they were. */
    private void refusedButHeard(ProblemType type, Supplier<Answer> intruder) {
        List<OwnerSnapshot.Entry> before = owner.snapshot().entries();
        intruder.get().isProblem(type);
        assertThat(owner.snapshot().entries()).as("the objects").isEqualTo(before);
    }
}
