package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.cluster.EmbeddedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The actuator's page {@code rrefs} of a worker, over HTTP. */
class OperatorsEndpointTest {

    @RegisterExtension
    static final EmbeddedCluster cluster =
            EmbeddedCluster.of(2).withWorkerProperty("management.endpoints.web.exposure.include", "rrefs");

    @RegisterExtension
    static final EmbeddedCluster usual = EmbeddedCluster.ofThree();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whenAWorkerIsAskedThenItTellsWhatItOwnsAndWhatItHoldsElsewhere() throws Exception {
        try (RRef<Counter> owned = cluster.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Counter> held = cluster.rrefsOf("worker-1").on("worker-2").create(Counter.class, 5L)) {
            assertThat(owned.rpcSync().value()).isEqualTo(held.rpcSync().value());

            JsonNode page = page("/actuator/rrefs");

            assertThat(page.path("holder").asString()).isEqualTo("worker-1");
            assertThat(page.path("ownedCount").asInt())
                    .isEqualTo(page.path("owned").size());
            JsonNode mine = entry(page.path("owned"), owned);
            assertThat(mine.path("contract").asString()).isEqualTo(Counter.class.getName());
            assertThat(mine.path("forks").get(0).path("holder").asString())
                    .startsWith(cluster.rrefs().self().name() + "~");
            assertThat(mine.path("forks").get(0).path("ageMs").asLong()).isNotNegative();
            assertThat(page.path("heldCount").asInt())
                    .isEqualTo(page.path("held").size());
            JsonNode theirs = entry(page.path("held"), held);
            assertThat(theirs.path("owner").asString()).isEqualTo("worker-2");
            assertThat(theirs.path("creation").asString()).isEqualTo("ready");
            assertThat(theirs.path("site").asString()).contains(OperatorsEndpointTest.class.getName());
        }
    }

    @Test
    void whenItsCountsAreAskedForThenTheyAreThoseOfTheRestSurface() throws Exception {
        assertThat(page("/actuator/rrefs/debug").propertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(page("/rref/v1/debug").propertyNames());
    }

    @Test
    void whenAPageIsAskedForThatThereIsNotThenItIsNotThere() throws Exception {
        assertThat(get(cluster, "/actuator/rrefs/forks").statusCode()).isEqualTo(404);
    }

    @Test
    void whenNobodyExposesThePageThenItIsNotThere() throws Exception {
        assertThat(get(usual, "/actuator/rrefs").statusCode()).isEqualTo(404);
        assertThat(get(usual, "/actuator/health").statusCode()).isEqualTo(200);
    }

    private static JsonNode entry(JsonNode list, RRef<?> reference) {
        return list.valueStream()
                .filter(each ->
                        each.path("rref").asString().equals(reference.id().toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(reference + " is not listed in " + list));
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(cluster, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(EmbeddedCluster of, String path) throws IOException, InterruptedException {
        String port = of.bean("worker-1", Environment.class).getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
