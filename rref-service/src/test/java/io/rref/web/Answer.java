package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the worker answered. */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    String text(String field) {
        return body.path(field).asString();
    }

    JsonNode value() {
        return body.path("value");
    }

    Answer is(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    Answer isProblem(ProblemType type) {
        assertThat(text("type")).as("problem of %s", body).isEqualTo(type.urn());
        assertThat(body.path("status").asInt()).isEqualTo(type.status());
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
        return is(type.status());
    }
}
