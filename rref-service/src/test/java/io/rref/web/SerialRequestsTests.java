package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import io.rref.web.counter.Ledger;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls on a serial object that overtake each other on the way. */
@RestTest
class SerialRequestsTests {

    private final Curl curl;

    private final RawHolder holder;

    private final Held ledger;

    @Autowired
    SerialRequestsTests(Curl curl) {
        this.curl = curl;
        this.holder = RawHolder.open(curl, "writer");
        this.ledger = create();
    }

    @AfterEach
    void leave() {
        holder.leave();
    }

    @Test
    void whenCallsSayWhatTheyFollowThenTheyRunInTheirOrderWhateverOvertakesWhat() throws Exception {
        long first = holder.next();
        long second = holder.next();

        CompletableFuture<Answer> early = note(second, "second", ",\"after\":" + first);
        holder.read(ledger.path(), ledger.fork()).is(201);
        assertThat(early).isNotDone();
        note(first, "first", "").get(5, TimeUnit.SECONDS).is(200);

        early.get(5, TimeUnit.SECONDS).is(200);
        assertThat(noted()).isEqualTo("[\"first\",\"second\"]");
    }

    @Test
    void whenCallsDoNotSayWhatTheyFollowThenTheyRunAsTheyArrive() throws Exception {
        long first = holder.next();
        long second = holder.next();

        note(second, "second", "").get(5, TimeUnit.SECONDS).is(200);
        note(first, "first", "").get(5, TimeUnit.SECONDS).is(200);

        assertThat(noted()).isEqualTo("[\"second\",\"first\"]");
    }

    @Test
    void whenTheCallThatItFollowsIsCancelledThenACallGoesOn() throws Exception {
        long first = holder.next();
        CompletableFuture<Answer> early = note(holder.next(), "second", ",\"after\":" + first);

        holder.cancel(first).is(200);

        early.get(5, TimeUnit.SECONDS).is(200);
        assertThat(noted()).isEqualTo("[\"second\"]");
    }

    @Test
    void whenABatchListsCallsInTheWrongOrderThenTheyRunInTheRightOne() {
        long first = holder.next();
        long second = holder.next();
        String entries = entry("b", second, "second", ",\"after\":" + first) + "," + entry("a", first, "first", "");

        HttpResponse<String> frames = curl.exchange(
                "POST",
                "/batch",
                holder.headers(),
                BodyPublishers.ofString("{\"requests\":[" + entries + "]}"),
                BodyHandlers.ofString());

        assertThat(frames.body()).contains("\"status\":200").doesNotContain("problem");
        assertThat(noted()).isEqualTo("[\"first\",\"second\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"one\"", "null", "1000"})
    void whenWhatItFollowsIsNoEarlierNumberThenItIsMalformed(String after) throws Exception {
        note(holder.next(), "x", ",\"after\":" + after)
                .get(5, TimeUnit.SECONDS)
                .isProblem(ProblemType.MALFORMED_REQUEST);
    }

    private String entry(String id, long number, String text, String more) {
        return "{\"id\":\"" + id + "\",\"method\":\"POST\",\"path\":\"/rref/v1" + ledger.path()
                + "/calls\",\"headers\":{\"RRef-Fork\":\"" + ledger.fork() + "\",\"Idempotency-Key\":\"" + number
                + "\"},\"body\":" + body(text, more) + "}";
    }

    private CompletableFuture<Answer> note(long number, String text, String more) {
        return holder.sendAsync(number, "POST", ledger.path() + "/calls", ledger.fork(), body(text, more));
    }

    private static String body(String text, String more) {
        return "{\"method\":\"note(java.lang.String)\",\"arguments\":[\"" + text + "\"]" + more + "}";
    }

    private String noted() {
        return holder.call(ledger, "noted()", "[]").is(200).value().toString();
    }

    private Held create() {
        Held made = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        String body = "{\"contract\":\"" + Ledger.class.getName() + "\",\"arguments\":[]}";
        holder.send("PUT", made.path(), made.fork(), body).is(201);
        Map<String, String> headers = holder.headers();
        headers.put("RRef-Fork", made.fork());
        curl.send("GET", made.path() + "?wait=ready", headers, "").is(201);
        return made;
    }
}
