package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import java.time.Duration;
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
        RawHolder holder = RawHolder.open(curl, "forgetful");
        Held made = holder.create();
        holder.call(made, "add(long)", "[1]").is(200);
        holder.settles("3");
        renew(holder, "{\"sequence\":1,\"held\":{\"count\":0,\"sum\":\"0\"}}");

        Answer second = renew(holder, "{\"sequence\":2,\"held\":{\"count\":0,\"sum\":\"0\"}}")
                .orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .is(200);

        assertThat(second.body().path("notices").toString())
                .isEqualTo(
                        "[{\"number\":1,\"notice\":\"listing\",\"below\":3,\"page\":1,\"last\":true,\"listed\":[{\"rref\":\""
                                + made.rref() + "\",\"fork\":\"" + made.fork() + "\"}]}]");
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

    private CompletableFuture<Answer> renew(RawHolder holder, String body) {
        return curl.sendAsync("PUT", "/holders/" + holder.id + "/lease", holder.headers(), body);
    }
}
