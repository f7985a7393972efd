package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** An operator ends objects, as curl sees it, and what a holder reads of it. */
@RestTest
class RevocationRequestsTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Curl curl;

    private final OwnerShell owner;

    @Autowired
    RevocationRequestsTests(Curl curl, OwnerShell owner) {
        this.curl = curl;
        this.owner = owner;
    }

    @Test
    void whenAnObjectIsEndedThenTheRenewalThatStandsBringsItAndTheNextStandsOnceItWasHeard() {
        RawHolder holder = RawHolder.open(curl, "revoked");
        Held made = holder.create();
        CompletableFuture<Answer> standing = renew(holder, "{\"sequence\":1}");

        revoke(made.rref().substring(0, 8)).is(204);

        Answer told = standing.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .is(200);
        assertThat(told.body().path("notices").toString())
                .isEqualTo("[{\"number\":1,\"notice\":\"revoked\",\"forks\":[\"" + made.fork() + "\"]}]");
        Answer again = renew(holder, "{\"sequence\":2}").join().is(200);
        assertThat(again.body().path("notices")).hasSize(1);
        CompletableFuture<Answer> heard = renew(holder, "{\"sequence\":3,\"heard\":1}");
        Answer gone = holder.call(made, "add(long)", "[1]").isProblem(ProblemType.REFERENCE_GONE);
        assertThat(gone.text("reason")).isEqualTo("REVOKED");
        assertThat(heard).as("stands, since nothing is left to say").isNotDone();
        holder.leave();
    }

    @Test
    void whenTheIdIsUnknownOrUnclearThenTheAnswerSaysWhatToGive() {
        Answer none = revoke("00000000").isProblem(ProblemType.MALFORMED_REQUEST);
        assertThat(none.text("detail")).contains("0 objects", "eight digits");
        revoke("0000").isProblem(ProblemType.MALFORMED_REQUEST);
        revoke(curl.ids.rref().value()).isProblem(ProblemType.REFERENCE_GONE);
        curl.send("DELETE", "/names/nobody?revoke=true", Map.of(), "").isProblem(ProblemType.UNKNOWN_NAME);
    }

    @Test
    void whenAskedFromElsewhereThenOperatorsOnly() {
        MockHttpServletRequest elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.1");
        RevocationController controller = new RevocationController(owner, Admission.open());

        assertThatThrownBy(() -> controller.object("00000000", elsewhere, new MockHttpServletResponse()))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.OPERATORS_ONLY));
        assertThatThrownBy(() -> controller.named("visits", elsewhere, new MockHttpServletResponse()))
                .isInstanceOf(RefusedRequest.class);
    }

    @Test
    void whenHeardIsNegativeThenTheRenewalIsMalformed() {
        RawHolder holder = RawHolder.open(curl, "negative");

        renew(holder, "{\"sequence\":1,\"heard\":-1}").join().isProblem(ProblemType.MALFORMED_REQUEST);

        holder.leave();
    }

    private Answer revoke(String rref) {
        return curl.send("DELETE", "/rrefs/" + rref, Map.of(), "");
    }

    private CompletableFuture<Answer> renew(RawHolder holder, String body) {
        return curl.sendAsync("PUT", "/holders/" + holder.id + "/lease", holder.headers(), body);
    }
}
