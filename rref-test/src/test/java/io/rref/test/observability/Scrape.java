package io.rref.test.observability;

import io.rref.test.cluster.EmbeddedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What a worker tells Prometheus.
 *
 * @param series each with its labels and its value
 * @param types what each metric family is
 */
record Scrape(List<Series> series, Map<String, String> types) {

    private static final Pattern LINE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line of it. */
    record Series(String name, Map<String, String> labels, double value) {}

    static Scrape of(EmbeddedCluster cluster, String worker) throws IOException, InterruptedException {
        String port = cluster.bean(worker, Environment.class).getRequiredProperty("local.server.port");
        URI page = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(page + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer.body());
    }

    private static Scrape read(String text) {
        List<Series> series = new ArrayList<>();
        Map<String, String> types = new HashMap<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                types.put(words[2], words[3]);
            }
            Matcher sample = LINE.matcher(line);
            if (sample.matches()) {
                series.add(new Series(sample.group(1), labels(sample.group(2)), Double.parseDouble(sample.group(3))));
            }
        }
        return new Scrape(series, types);
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    List<Series> of(String metric) {
        return series.stream().filter(each -> each.name().equals(metric)).toList();
    }

    /** The value of the one series of this metric with these labels. */
    double value(String metric, Map<String, String> labels) {
        List<Series> found = of(metric).stream()
                .filter(each -> each.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(metric + labels + " has " + found.size() + " series, expected one: " + of(metric));
        }
        return found.get(0).value();
    }

    /** All labels that series of this metric have. */
    Set<String> labelsOf(String metric) {
        Set<String> labels = new TreeSet<>();
        of(metric).forEach(each -> labels.addAll(each.labels().keySet()));
        return labels;
    }
}
