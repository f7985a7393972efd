package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RestTest
class RefusalTests {

    private final Curl curl;

    private RawHolder holder;

    private Held counter;

    private String before;

    @Autowired
    RefusalTests(Curl curl) {
        this.curl = curl;
    }

    @BeforeEach
    void hold() {
        holder = RawHolder.open(curl, "refused");
        counter = holder.create();
        holder.read(counter.path() + "?wait=ready", counter.fork());
        before = curl.listed();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(curl.listed()).isEqualTo(before);
        assertThat(holder.call(counter, "add(long)", "[0]").is(200).value().asLong())
                .isEqualTo(5);
        holder.leave();
    }

    @Test
    void whenTargetIsAnotherIncarnationThenWrongTarget() {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put("RRef-Target", "w1~" + curl.ids.incarnation().value());
        Answer refused = curl.send("POST", counter.path() + "/calls", headers, add("[1]"))
                .isProblem(ProblemType.WRONG_TARGET);
        assertThat(refused.text("actualWorker") + "~" + refused.text("actualIncarnation"))
                .isEqualTo(curl.target());
    }

    @Test
    void whenTokenIsUnknownThenLeaseLost() {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put("RRef-Lease", curl.ids.lease().value());
        curl.send("POST", counter.path() + "/calls", headers, add("[1]")).isProblem(ProblemType.LEASE_LOST);
    }

    @Test
    void whenReferenceOrForkIsUnknownThenBothAreGoneAlike() {
        Held nothing = new Held(curl.ids.rref().value(), counter.fork());
        holder.call(nothing, "add(long)", "[1]").isProblem(ProblemType.REFERENCE_GONE);
        Held notMine = new Held(counter.rref(), curl.ids.fork().value());
        holder.call(notMine, "add(long)", "[1]").isProblem(ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenMethodIsUnknownThenNearMatchesAreNamed() {
        Answer refused = holder.call(counter, "ad(long)", "[1]").isProblem(ProblemType.CONTRACT_MISMATCH);
        assertThat(refused.text("detail")).contains("add(long)");
    }

    @Test
    void whenContractIsUnknownThenItSaysSo() {
        String fork = curl.ids.fork().value();
        holder.send("PUT", "/rrefs/" + curl.ids.rref().value(), fork, "{\"contract\":\"no.Such\",\"arguments\":[]}")
                .isProblem(ProblemType.UNKNOWN_CONTRACT);
        holder.send("POST", "/functions/no.Such/calls", fork, add("[1]")).isProblem(ProblemType.UNKNOWN_CONTRACT);
    }

    @Test
    void whenIdIsTakenThenItSaysSo() {
        holder.send("PUT", counter.path(), curl.ids.fork().value(), RawHolder.createBody("[1]"))
                .isProblem(ProblemType.ID_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1,2]", "[\"1\"]", "[1.5]", "[null]", "{}", "5", "null"})
    void whenArgumentsDoNotFitThenBadArguments(String arguments) {
        holder.call(counter, "add(long)", arguments).isProblem(ProblemType.BAD_ARGUMENTS);
        String fork = curl.ids.fork().value();
        holder.send("PUT", "/rrefs/" + curl.ids.rref().value(), fork, RawHolder.createBody(arguments))
                .isProblem(ProblemType.BAD_ARGUMENTS);
    }

    @Test
    void whenTimeIsSpentThenDeadlinePassed() {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put("RRef-Remaining-Ms", "0");
        curl.send("POST", counter.path() + "/calls", headers, add("[1]")).isProblem(ProblemType.DEADLINE_PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "5",
                "{} {}",
                "{\"method\":5,\"arguments\":[1],\"attributes\":[]}",
                "{\"arguments\":[1]}",
                "{\"method\":\"add(long)\",\"method\":\"add(long)\",\"arguments\":[1]}",
                "{\"method\":\"add(long)\",\"argumnets\":[1]}",
                "{\"method\":\"add(long)\",\"arguments\":[1],\"handles\":5}",
                "{\"method\":\"add(long)\",\"arguments\":[1],\"handles\":[5]}",
                "{\"method\":\"add(long)\",\"arguments\":[1],\"handles\":[{\"owner\":\"w1\"}]}",
                "{\"method\":\"add(long)\",\"arguments\":[1],\"as\":{\"rref\":\"5\"}}"
            })
    void whenBodyIsMalformedThenItSaysSo(String body) {
        holder.send("POST", counter.path() + "/calls", counter.fork(), body).isProblem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void whenFieldIsUnknownThenItIsNamedWithThoseThatAreKnown() {
        Answer refused = holder.send(
                "POST", counter.path() + "/calls", counter.fork(), "{\"method\":\"add(long)\",\"argumnets\":[1]}");
        assertThat(refused.text("detail")).contains("'argumnets'").contains("arguments");
    }

    @Test
    void whenNestingIsTooDeepThenMalformed() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        holder.send("POST", counter.path() + "/calls", counter.fork(), add(deep))
                .isProblem(ProblemType.MALFORMED_REQUEST);
        String deepest = "[" + "[".repeat(198) + "]".repeat(198) + "]";
        holder.send("POST", counter.path() + "/calls", counter.fork(), add(deepest))
                .isProblem(ProblemType.BAD_ARGUMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RRef-Target", "RRef-Lease", "RRef-Fork", "Idempotency-Key"})
    void whenHeaderIsMissingThenItIsNamed(String header) {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.remove(header);
        Answer refused = curl.send("POST", counter.path() + "/calls", headers, add("[1]"))
                .isProblem(ProblemType.MALFORMED_REQUEST);
        assertThat(refused.text("detail")).contains(header);
    }

    @ParameterizedTest
    @CsvSource({
        "RRef-Target,w1~12",
        "RRef-Lease,secret",
        "RRef-Fork,12",
        "Idempotency-Key,0",
        "Idempotency-Key,one",
        "Idempotency-Key,99999999999999999999",
        "RRef-Settled,3;2-1",
        "RRef-Settled,x",
        "RRef-Remaining-Ms,soon"
    })
    void whenHeaderHasAnotherFormThenItIsNamed(String header, String value) {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put(header, value);
        Answer refused = curl.send("POST", counter.path() + "/calls", headers, add("[1]"))
                .isProblem(ProblemType.MALFORMED_REQUEST);
        assertThat(refused.text("detail")).contains(header);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/rrefs/12,{}",
        "GET,/rrefs/zz/value,",
        "GET,/rrefs/0123456789abcdef0123456789abcdef?wait=redy,",
        "GET,/rrefs/0123456789abcdef0123456789abcdef?wiat=ready,",
        "DELETE,/rrefs/0123456789abcdef0123456789abcdef/forks/1,",
        "DELETE,/rrefs/0123456789abcdef0123456789abcdef/forks/0123456789abcdef0123456789abcdef?withdraw=maybe,",
        "DELETE,/rrefs/0123456789abcdef0123456789abcdef/forks/0123456789abcdef0123456789abcdef?standsForMs=5,",
        "DELETE,/rrefs/0123456789abcdef0123456789abcdef/forks/0123456789abcdef0123456789abcdef?withdraw=true&standsForMs=-5,",
        "PUT,/holders/nobody/forks/0123456789abcdef0123456789abcdef,{}",
        "PUT,/holders/nobody/lease,'{\"session\":1}'",
        "GET,/requests/first,",
        "DELETE,/requests/0,",
        "PUT,/names/mine,{}",
        "POST,/functions/some/calls,{}",
        "POST,/batch,{}"
    })
    void whenPathOrBodyIsMalformedThenItSaysSo(String method, String path, String body) {
        Answer refused = holder.send(method, path, counter.fork(), body == null ? "" : body);
        refused.isProblem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void whenSessionIsNoCountThenMalformed() {
        for (String session : new String[] {"0", "-1", "1.5", "\"1\"", "null", "1e30"}) {
            curl.send(
                            "PUT",
                            "/holders/" + holder.id + "/lease",
                            Map.of("RRef-Target", "w1"),
                            "{\"session\":" + session + "}")
                    .isProblem(ProblemType.MALFORMED_REQUEST);
        }
    }

    @Test
    void whenBodyIsTooLargeThenItSaysSoWithAndWithoutALength() {
        byte[] body = add("[\"" + "x".repeat(70_000) + "\"]").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        Curl.answer(curl.exchange(
                        "POST",
                        counter.path() + "/calls",
                        headers,
                        BodyPublishers.ofByteArray(body),
                        BodyHandlers.ofString()))
                .isProblem(ProblemType.BODY_TOO_LARGE);
        Curl.answer(curl.exchange(
                        "POST",
                        counter.path() + "/calls",
                        headers,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        BodyHandlers.ofString()))
                .isProblem(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void whenBodyIsNeitherJsonNorSmileThenUnsupportedMediaType() {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        curl.send("POST", counter.path() + "/calls", headers, add("[1]")).isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        curl.send("PUT", counter.path(), headers, RawHolder.createBody("[1]"))
                .isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void whenPathOrMethodIsUnknownThenItSaysSo() {
        curl.send("GET", "/nowhere", Map.of(), "").isProblem(ProblemType.UNKNOWN_PATH);
        curl.send("GET", "", Map.of(), "").isProblem(ProblemType.UNKNOWN_PATH);
        Answer refused = curl.send("PATCH", counter.path(), Map.of(), "").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(refused.headers().firstValue("Allow")).contains("DELETE, GET, PUT");
        curl.send("GET", "/batch", Map.of(), "").isProblem(ProblemType.METHOD_NOT_ALLOWED);
        curl.send("DELETE", "/rrefs", Map.of(), "").isProblem(ProblemType.METHOD_NOT_ALLOWED);
    }

    private static String add(String arguments) {
        return RawHolder.callBody("add(long)", arguments);
    }
}
