package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RestTest
class WorkerIdentityTests {

    private final Curl curl;

    @Autowired
    WorkerIdentityTests(Curl curl) {
        this.curl = curl;
    }

    @Test
    void whenAskedWhoItIsThenTheWorkerTellsItsNameAndStartWithoutALease() {
        JsonNode who = curl.send("GET", "/worker", Map.of(), "").is(200).body();

        assertThat(who.path("worker").asString() + "~" + who.path("incarnation").asString())
                .isEqualTo(curl.target());
    }
}
