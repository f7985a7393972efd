package io.rref.service.image;

import io.rref.service.StockWorker;
import io.rref.service.check.ClusterCheck;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;

/**
 * Runs the stock worker for some seconds, as a cluster would use it, and ends: the JVM writes down which classes were needed, and
 * {@code -XX:AOTCacheOutput} keeps them for the worker's real starts. Ends with 1 if anything did not work, and so the build of
 * the image does.
 */
public final class Training {

    /** Enough for the second of each request, which takes other ways than the first. */
    private static final int ROUNDS = 5;

    private Training() {}

    /** Runs it; the arguments are settings of the worker and of its caller alike. */
    public static void main(String[] arguments) throws IOException {
        System.exit(trained(arguments) ? 0 : 1);
    }

    /**
     * Whether all requests were answered. Blocks, for some seconds.
     *
     * @throws IOException if one was not
     */
    public static boolean trained(String... arguments) throws IOException {
        String password = UUID.randomUUID().toString();
        List<String> common = new ArrayList<>(List.of(arguments));
        common.add("--rref.security.mode=secret");
        common.add("--rref.security.secret=" + UUID.randomUUID() + UUID.randomUUID());
        List<String> ofWorker = new ArrayList<>(common);
        ofWorker.add("--server.address=127.0.0.1");
        ofWorker.add("--server.port=0");
        ofWorker.add("--rref.worker.name=trained");
        ofWorker.add("--rref.security.metrics-password=" + password);
        ofWorker.add(
                "--spring.cloud.consul.host=127.0.0.1"); // nobody is there; its classes are in the cache all the same
        ofWorker.add("--spring.cloud.consul.port=9");
        try (ConfigurableApplicationContext worker =
                new SpringApplication(StockWorker.class).run(ofWorker.toArray(String[]::new))) {
            int port = worker.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return use(port, common, password);
        }
    }

    private static boolean use(int port, List<String> common, String password) throws IOException {
        List<String> ofCaller = new ArrayList<>(common);
        ofCaller.add("--rref.check.workers=trained,trained,trained");
        ofCaller.add("--rref.client.workers.trained=http://127.0.0.1:" + port);
        boolean good = true;
        for (int round = 0; round < ROUNDS; round++) {
            good &= HealthCheck.isGood(HealthCheck.answer(port, false));
            read("http://127.0.0.1:" + port + "/actuator/prometheus", password);
        }
        return good && ClusterCheck.passes(ofCaller.toArray(String[]::new));
    }

    private static void read(String page, String password) throws IOException {
        URLConnection connection = URI.create(page).toURL().openConnection();
        connection.setRequestProperty(
                HttpHeaders.AUTHORIZATION, "Basic " + HttpHeaders.encodeBasicAuth("metrics", password, null));
        connection.getInputStream().readAllBytes();
    }
}
