package io.rref.service.autoconfigure;

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
                        "rref.worker.enabled",
                        "rref.worker.extensions",
                        "rref.worker.name",
                        "rref.worker.lease",
                        "rref.worker.stack-traces",
                        "rref.worker.registration.enabled",
                        "rref.worker.registration.interval",
                        "rref.worker.registration.timeout",
                        "rref.worker.threads",
                        "rref.worker.stall",
                        "rref.worker.limits.body",
                        "rref.worker.limits.requests",
                        "rref.worker.limits.kept-bytes",
                        "rref.worker.limits.references",
                        "rref.worker.limits.holders",
                        "rref.worker.limits.pending",
                        "rref.worker.limits.names",
                        "rref.worker.limits.tombstones",
                        "rref.worker.limits.handles",
                        "rref.worker.limits.argument-bytes");
        assertThat(known)
                .allSatisfy(property ->
                        assertThat(property.path("description").asString("")).isNotBlank());
    }

    /** This module's own file, not that of any jar. */
    private static List<JsonNode> metadata() throws Exception {
        Path classes = Path.of(RRefWorkerProperties.class
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
