package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows of our properties. */
class ConfigurationMetadataTest {

    @Test
    void whenAPropertyExistsThenEditorsKnowItWithADescription() throws Exception {
        List<JsonNode> known = metadata();

        assertThat(known)
                .extracting(property -> property.path("name").asString())
                .contains(
                        "rref.client.enabled",
                        "rref.client.name",
                        "rref.client.workers",
                        "rref.client.consul.host",
                        "rref.client.consul.port",
                        "rref.client.consul.scheme",
                        "rref.client.consul.token",
                        "rref.client.consul.service",
                        "rref.client.consul.wait-time",
                        "rref.client.dns.pattern",
                        "rref.client.timeout",
                        "rref.client.ceiling",
                        "rref.client.drain",
                        "rref.client.give-up",
                        "rref.client.operations",
                        "rref.client.leaks",
                        "rref.client.leak-sites",
                        "rref.client.contracts",
                        "rref.client.connections.per-worker",
                        "rref.client.connections.waiting",
                        "rref.client.connections.connect-timeout",
                        "rref.client.connections.largest-answer",
                        "rref.client.connections.idle",
                        "rref.security.mode",
                        "rref.security.secret",
                        "rref.security.other-secret",
                        "rref.security.token-lifetime",
                        "rref.security.clock-skew",
                        "rref.security.operator-password",
                        "rref.security.metrics-password",
                        "rref.security.client-bundle",
                        "rref.security.oauth2.jwk-set-uri",
                        "rref.security.oauth2.issuer",
                        "rref.security.oauth2.audience",
                        "rref.security.oauth2.name-claim");
        assertThat(known)
                .allSatisfy(property ->
                        assertThat(property.path("description").asString("")).isNotBlank());
    }

    /** This module's own file, not that of any jar. */
    private static List<JsonNode> metadata() throws Exception {
        Path classes = Path.of(RRefClientProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream json = Files.newInputStream(classes.resolve("META-INF/spring-configuration-metadata.json"))) {
            return JsonMapper.shared()
                    .readTree(json)
                    .path("properties")
                    .valueStream()
                    .toList();
        }
    }
}
