package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

@RestTest
class OpenApiTests {

    /** Failures are answers and no refusals, so they are no problem types of the protocol. */
    private static final List<String> FAILURES = List.of("method-failed", "creation-failed", "answer-not-kept");

    /** Found by the caller's own transport, or not answered by a worker yet. */
    private static final List<String> NOT_ANSWERED = List.of("unknown-worker", "ambiguous-worker", "owner-unreachable");

    private final RequestMappingHandlerMapping mapping;

    private final Map<String, Object> document;

    @Autowired
    OpenApiTests(Curl curl, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
        this.document = new Yaml()
                .load(curl.exchange(
                                "GET",
                                "/openapi.yaml",
                                Map.of(),
                                java.net.http.HttpRequest.BodyPublishers.noBody(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    @Test
    void whenMappingsAndDocumentAreComparedThenNeitherHasMore() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                if (path.startsWith("/rref/v1") && !path.equals(UnknownPathController.EVERYTHING)) {
                    info.getMethodsCondition().getMethods().forEach(method -> mapped.add(method + " " + path));
                }
            }
        }
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void whenProblemTypesAndDocumentAreComparedThenNeitherHasMore() {
        List<String> expected = slugs().map(slug -> "urn:rref:problem:" + slug).toList();
        assertThat(texts(at("components", "schemas", "ProblemType", "enum"))).containsExactlyElementsOf(expected);
    }

    @Test
    void whenOperationsListTheirProblemsThenTogetherTheyAreAll() {
        Set<String> listed = new HashSet<>(NOT_ANSWERED);
        operations(
                (name, operation) -> listed.addAll(texts(Objects.requireNonNull(operation.get("x-problems"), name))));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(slugs().toList());
    }

    @Test
    void whenDocumentRefersThenWhatItRefersToIsThere() {
        List<String> references = new ArrayList<>();
        collectReferences(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(at(reference.substring(2).split("/")))
                        .as(reference)
                        .isNotNull());
    }

    @Test
    void whenProblemTableOfTheManualIsReadThenItHasEveryTypeWithItsStatus() throws IOException {
        String manual = Files.readString(Path.of("../docs/rest.md"));
        for (ProblemType type : ProblemType.values()) {
            assertThat(manual).contains("| `" + type.slug() + "` | " + type.status() + " |");
        }
    }

    private Set<String> documented() {
        Set<String> documented = new TreeSet<>();
        operations((name, operation) -> documented.add(name));
        return documented;
    }

    private interface Visitor {

        void operation(String name, Map<String, Object> operation);
    }

    private void operations(Visitor visitor) {
        map(at("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (!method.equals("parameters")) {
                        visitor.operation(method.toUpperCase(Locale.ROOT) + " " + path, map(operation));
                    }
                }));
    }

    private static Stream<String> slugs() {
        return Stream.concat(Stream.of(ProblemType.values()).map(ProblemType::slug), FAILURES.stream());
    }

    private static void collectReferences(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (name.equals("$ref")) {
                    references.add(String.valueOf(value));
                }
                collectReferences(value, references);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collectReferences(value, references));
        }
    }

    private Object at(String... names) {
        Object node = document;
        for (String name : names) {
            node = Objects.requireNonNull(map(node).get(name), name);
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object node) {
        return (List<String>) node;
    }
}
