package io.rref.directory.consul;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Asks Consul's health endpoint, one question at a time. */
final class ConsulQuery implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2000;

    /** Consul lets a question stand up to a sixteenth longer than it was asked to, so that not all end at once. */
    private static final int MOST_LONGER = 16;

    private static final Duration FOR_THE_WAY = Duration.ofSeconds(5);

    private static final int OK = 200;

    private static final int SHOWN_OF_AN_ERROR = 200;

    private final ConsulSettings settings;

    private final ConnectionProvider connections;

    private final HttpClient client;

    private final Duration limit;

    ConsulQuery(ConsulSettings settings) {
        this.settings = settings;
        this.connections =
                ConnectionProvider.builder("rref-consul").maxConnections(1).build();
        HttpClient plain = HttpClient.create(connections)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        String token = settings.token();
        this.client = token == null ? plain : plain.headers(headers -> headers.set("X-Consul-Token", token));
        this.limit = settings.standing()
                .plus(settings.standing().dividedBy(MOST_LONGER))
                .plus(FOR_THE_WAY);
    }

    /** One question; fails with {@link ConsulFailure} and nothing else. An index of zero is answered at once. */
    Mono<ConsulAnswer> ask(long index) {
        return client.get()
                .uri(uri(index))
                .responseSingle((response, body) ->
                        body.asByteArray().defaultIfEmpty(new byte[0]).map(bytes -> read(response, bytes)))
                .timeout(limit)
                .onErrorMap(failure -> !(failure instanceof ConsulFailure), this::failure);
    }

    private URI uri(long index) {
        String service =
                URLEncoder.encode(settings.service(), StandardCharsets.UTF_8).replace("+", "%20");
        String standing = index == 0
                ? ""
                : "&index=" + index + "&wait=" + settings.standing().toMillis() + "ms";
        return URI.create(settings.address() + "/v1/health/service/" + service + "?passing" + standing);
    }

    private static ConsulAnswer read(HttpClientResponse response, byte[] body) {
        int status = response.status().code();
        if (status != OK) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            throw new ConsulFailure(
                    "it answers " + status + ": " + text.substring(0, Math.min(text.length(), SHOWN_OF_AN_ERROR)),
                    null);
        }
        return ConsulBody.read(index(response.responseHeaders().get("X-Consul-Index")), body);
    }

    private static long index(@Nullable String header) {
        try {
            return Long.parseLong(String.valueOf(header));
        } catch (NumberFormatException none) {
            throw new ConsulFailure("its answer has no X-Consul-Index, so it is no Consul's", none);
        }
    }

    private ConsulFailure failure(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new ConsulFailure("no answer within " + limit.toSeconds() + " s", failure);
        }
        return new ConsulFailure(String.valueOf(failure.getMessage()), failure);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
