package io.rref.test.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * As much of a Kubernetes API as {@code lookup} in a template asks: the Secrets that stand there. Helm finds it as it finds any
 * cluster, by the file that KUBECONFIG names.
 */
final class ClusterApi implements AutoCloseable {

    private static final String CORE = "/api/v1";

    private static final String SECRETS = CORE + "/namespaces/" + Chart.NAMESPACE + "/secrets/";

    private static final String RESOURCES = """
            {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
              {"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}
            """;

    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}
            """;

    private final HttpServer server;

    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();

    private ClusterApi(HttpServer server) {
        this.server = server;
    }

    static ClusterApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ClusterApi started = new ClusterApi(server);
            server.createContext("/", started::answer);
            server.start();
            started.writeLocation();
            return started;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Lets a Secret stand there, with these entries in Base64. */
    void hold(String secret, Map<String, String> data) {
        secrets.put(secret, data);
    }

    /** Helm would ask whatever cluster the one who runs the test happens to work with. */
    void requireInUse() {
        if (!Chart.read(kubeconfig()).contains(":" + server.getAddress().getPort())) {
            throw new AssertionError("another cluster took this one's place in " + kubeconfig());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void writeLocation() throws IOException {
        Files.createDirectories(kubeconfig().toAbsolutePath().getParent());
        Files.writeString(kubeconfig(), """
                apiVersion: v1
                kind: Config
                clusters: [{name: it, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: it, context: {cluster: it, user: me}}]
                users: [{name: me, user: {}}]
                current-context: it
                """.formatted(server.getAddress().getPort()));
    }

    private static Path kubeconfig() {
        String file = System.getenv("KUBECONFIG");
        if (file == null || !file.contains("target")) {
            throw new AssertionError(
                    "KUBECONFIG must name a file below target for this test; rref-test/pom.xml sets it for Maven");
        }
        return Path.of(file);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(CORE)) {
            answer(exchange, 200, RESOURCES);
        } else if (path.startsWith(SECRETS) && secrets.containsKey(path.substring(SECRETS.length()))) {
            answer(exchange, 200, secret(path.substring(SECRETS.length())));
        } else {
            answer(exchange, 404, NOT_FOUND);
        }
    }

    private String secret(String name) {
        String data = secrets.getOrDefault(name, Map.of()).entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": \"" + entry.getValue() + '"')
                .collect(Collectors.joining(", "));
        return """
               {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "%s", "namespace": "%s"}, "data": {%s}}
               """.formatted(name, Chart.NAMESPACE, data);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
