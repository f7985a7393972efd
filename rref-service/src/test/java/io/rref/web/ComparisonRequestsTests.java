package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A holder says what it has, as curl would. */
@RestTest
class ComparisonRequestsTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Curl curl;

    @Autowired
    ComparisonRequestsTests(Curl curl) {
        this.curl = curl;
    }

    @Test
    void whenAHolderSaysTwiceThatItHasNothingThenItIsToldWhatIsListed() {
        long before = differingLeases();
        RawHolder holder = RawHolder.open(curl, "forgetful");
        Held made = holder.create();
        holder.call(made, "add(long)", "[1]").is(200);
        holder.settles("3");
        // the second may overtake the first; either way one of them is answered, and the third is at least the second
        // difference
        CompletableFuture.anyOf(saysNothingIsHeld(holder, 1), saysNothingIsHeld(holder, 2))
                .orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS)
                .join();

        Answer told = saysNothingIsHeld(holder, 3)
                .orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .is(200);

        assertThat(told.body().path("notices").toString())
                .isEqualTo(
                        "[{\"number\":1,\"notice\":\"listing\",\"below\":3,\"page\":1,\"last\":true,\"listed\":[{\"rref\":\""
                                + made.rref() + "\",\"fork\":\"" + made.fork() + "\"}]}]");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(differingLeases())
                        .as("leases for which a difference was found: this one, however often its holder says so")
                        .isEqualTo(before + 1));
        holder.leave();
    }

    @Test
    void whenTheSumIsNoHexadecimalNumberThenTheRenewalIsMalformed() {
        RawHolder holder = RawHolder.open(curl, "careless");

        renew(holder, "{\"sequence\":1,\"held\":{\"count\":0,\"sum\":\"none\"}}")
                .join()
                .isProblem(ProblemType.MALFORMED_REQUEST);
        renew(holder, "{\"sequence\":1,\"held\":{\"count\":0,\"sum\":\"0\",\"hash\":\"0\"}}")
                .join()
                .isProblem(ProblemType.MALFORMED_REQUEST);

        holder.leave();
    }

    private long differingLeases() {
        return Long.parseLong(curl.send("GET", "/debug", Map.of(), "")
                .is(200)
                .body()
                .path("rref.differing_leases")
                .asString());
    }

    private CompletableFuture<Answer> saysNothingIsHeld(RawHolder holder, int sequence) {
        return renew(holder, "{\"sequence\":" + sequence + ",\"held\":{\"count\":0,\"sum\":\"0\"}}");
    }

    private CompletableFuture<Answer> renew(RawHolder holder, String body) {
        return curl.sendAsync("PUT", "/holders/" + holder.id + "/lease", holder.headers(), body);
    }
}
