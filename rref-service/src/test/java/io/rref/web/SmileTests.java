package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.smile.SmileMapper;

@RestTest
class SmileTests {

    private static final String SMILE = "application/x-jackson-smile";

    private static final SmileMapper MAPPER = new SmileMapper();

    private final Curl curl;

    @Autowired
    SmileTests(Curl curl) {
        this.curl = curl;
    }

    @Test
    void whenSmileIsSentAndAcceptedThenBothWaysAreSmile() {
        RawHolder holder = RawHolder.open(curl, "smiling");
        Held counter = holder.create();
        HttpResponse<byte[]> response = call(holder, counter, "addAll(java.util.List)", "[[1,2,3]]");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(SMILE);
        assertThat(MAPPER.readTree(response.body()).path("value").asLong()).isEqualTo(11);
        holder.leave();
    }

    @Test
    void whenSmileIsAcceptedThenProblemsAreSmileToo() {
        RawHolder holder = RawHolder.open(curl, "frowning");
        Held counter = holder.create();
        HttpResponse<byte[]> response = call(holder, counter, "ad(long)", "[1]");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Content-Type")).contains(SMILE);
        JsonNode problem = MAPPER.readTree(response.body());
        assertThat(problem.path("type").asString()).isEqualTo(ProblemType.CONTRACT_MISMATCH.urn());
        holder.leave();
    }

    @Test
    void whenBodyIsNotSmileThenMalformed() {
        RawHolder holder = RawHolder.open(curl, "lying");
        Map<String, String> headers = holder.headers(curl.ids.fork().value(), holder.next());
        headers.put("Content-Type", SMILE);
        curl.send("PUT", "/rrefs/" + curl.ids.rref().value(), headers, RawHolder.createBody("[1]"))
                .isProblem(ProblemType.MALFORMED_REQUEST);
        holder.leave();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2,9223372036854775807,123456789012345678901234567890],\"b\":0.1,\"c\":1.00000000000000000001}",
                "{\"t\":\"äöü \\u0000\",\"n\":null,\"f\":[true,false],\"e\":{},\"l\":[]}"
            })
    void whenJsonBecomesSmileAndBackThenNothingIsLost(String json) {
        byte[] smile = Smile.fromJson(json.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(Smile.toJson(smile, 1000), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void whenSmallSmileBecomesLargeJsonThenItIsTooLarge() {
        byte[] smile = Smile.fromJson(("{\"a\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Smile.toJson(smile, 10_000)).isInstanceOf(RefusedRequest.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-jackson-smile|true",
                "application/json, application/x-jackson-smile;q=0.5|false",
                "application/json;q=0.5, application/x-jackson-smile|true",
                "application/x-jackson-smile;q=0|false",
                "*/*|false",
                "smile|false"
            })
    void whenSmileIsPreferredThenItIsAccepted(String accept, boolean smile) {
        assertThat(Smile.isAccepted(accept)).isEqualTo(smile);
    }

    private HttpResponse<byte[]> call(RawHolder holder, Held counter, String method, String arguments) {
        Map<String, String> headers = holder.headers(counter.fork(), holder.next());
        headers.put("Content-Type", SMILE);
        headers.put("Accept", SMILE);
        byte[] smile = MAPPER.writeValueAsBytes(Curl.JSON.readTree(RawHolder.callBody(method, arguments)));
        return curl.exchange(
                "POST",
                counter.path() + "/calls",
                headers,
                BodyPublishers.ofByteArray(smile),
                BodyHandlers.ofByteArray());
    }
}
