package io.rref.benchmarks.rref;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Whether releases keep up: asks the worker how many objects it holds. */
final class HeldByWorker {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();

    private final HttpRequest question;

    HeldByWorker(String address) {
        this.question =
                HttpRequest.newBuilder(URI.create(address + "/rref/v1/debug")).build();
    }

    /** How many objects there are beyond so many, and after how many milliseconds there are none such. */
    Map<String, Object> untilOnly(long kept) {
        long began = System.nanoTime();
        long left = held() - kept;
        long still = left;
        while (still > 0 && System.nanoTime() - began < LIMIT.toNanos()) {
            still = held() - kept;
        }
        return Map.of("left", left, "released_ms", still > 0 ? -1 : (System.nanoTime() - began) / 1_000_000);
    }

    private long held() {
        try {
            byte[] said = http.send(question, BodyHandlers.ofByteArray()).body();
            return JSON.readTree(said).path("num_owner_rrefs").asLong();
        } catch (IOException unreachable) {
            throw new IllegalStateException("the worker does not say what it holds", unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while objects were released", stop);
        }
    }
}
