package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be are refused before anything is made, and the message names the field. */
@Tag("same-on-any-jdk")
class ChartSchemaTest {

    @AutoClose
    static final ClusterApi cluster = ClusterApi.start();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {replicas: 2}                                                              | replicas
                    {image: {name: worker}}                                                    | name
                    {security: {secret: abc}}                                                  | secret
                    {directory: {consul: {hots: consul}}}                                      | hots
                    {replicaCount: 0}                                                          | /replicaCount
                    {replicaCount: "3"}                                                        | /replicaCount
                    {replicaCount: 2.5}                                                        | /replicaCount
                    {fullnameOverride: Flights}                                                | /fullnameOverride
                    {image: {repository: ""}}                                                  | /image/repository
                    {image: {digest: "sha256:123"}}                                            | /image/digest
                    {image: {pullPolicy: Sometimes}}                                           | /image/pullPolicy
                    {directory: {kind: eureka}}                                                | /directory/kind
                    {directory: {kind: consul}, networkPolicy: {consulFrom: [{}]}}             | /directory/consul/host
                    {directory: {kind: consul, consul: {host: consul}}}                        | /networkPolicy/consulFrom
                    {directory: {consul: {port: 0}}}                                           | /directory/consul/port
                    {directory: {consul: {scheme: tcp}}}                                       | /directory/consul/scheme
                    {security: {mode: insecure}}                                               | /security/mode
                    {security: {mode: loopback}}                                               | /security/mode
                    {security: {mode: mtls}}                                                   | /security/tls/secretName
                    {security: {mode: oauth2}}                                                 | /security/oauth2/jwkSetUri
                    {security: {mode: oauth2}}                                                 | /security/oauth2/issuer
                    {security: {mode: oauth2}}                                                 | /security/oauth2/audience
                    {security: {mode: oauth2, oauth2: {jwkSetUri: issuer}}}                    | /security/oauth2/jwkSetUri
                    {security: {secretKeys: {secret: "a b"}}}                                  | /security/secretKeys/secret
                    {drainSeconds: 0}                                                          | /drainSeconds
                    {drainSeconds: 20s}                                                        | /drainSeconds
                    {leaseSeconds: -1}                                                         | /leaseSeconds
                    {podDisruptionBudget: {maxUnavailable: 0}}                                 | /podDisruptionBudget/maxUnavailable
                    {networkPolicy: {from: {podSelector: {}}}}                                 | /networkPolicy/from
                    {serviceMonitor: {enabled: maybe}}                                         | /serviceMonitor/enabled
                    {serviceMonitor: {interval: soon}}                                         | /serviceMonitor/interval
                    {podLabels: {team: 1}}                                                     | /podLabels/team
                    {resources: small}                                                         | /resources
                    {extraEnv: {A: b}}                                                         | /extraEnv
                    {security: null}                                                           | security
                    """)
    void whenAValueCannotBeThenTheFieldIsNamed(String values, String field) {
        Chart chart = Chart.with(values, directory);

        assertThatThrownBy(() -> chart.renderFor(cluster))
                .hasMessageContaining("don't meet the specifications of the schema")
                .hasMessageContaining(field);
    }

    @Test
    void whenAnObjectOfTheSchemaTakesOtherFieldsThenBecauseKubernetesOrTheReaderNamesThem() throws IOException {
        JsonNode schema = JsonMapper.builder().build().readTree(Chart.read(Chart.SOURCE.resolve("values.schema.json")));

        List<String> open = new ArrayList<>();
        collectOpen(schema, "", open);

        assertThat(open)
                .as("close it, or say that it is as Kubernetes writes it")
                .containsExactly("/properties/global");
    }

    private static void collectOpen(JsonNode schema, String path, List<String> open) {
        boolean takesAll = schema.path("type").asText().equals("object") && !schema.has("additionalProperties");
        if (takesAll && !isAsKubernetesWritesIt(schema)) {
            open.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> collectOpen(property.getValue(), path + "/properties/" + property.getKey(), open));
        if (schema.has("items") && !isAsKubernetesWritesIt(schema)) {
            collectOpen(schema.get("items"), path + "/items", open);
        }
    }

    private static boolean isAsKubernetesWritesIt(JsonNode schema) {
        return schema.path("description").asText().startsWith("As Kubernetes writes it: ");
    }
}
