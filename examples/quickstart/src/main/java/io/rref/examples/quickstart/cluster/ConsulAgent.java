package io.rref.examples.quickstart.cluster;

import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** Asks, before anything is started, whether there is a Consul to start it with. */
public final class ConsulAgent {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private ConsulAgent() {}

    /**
     * Blocks for one answer, some seconds at most.
     *
     * @throws ConsulUnavailableException if none comes, or not Consul's
     */
    public static void requireAnswer(ConsulAddress consul) {
        String leader = leader(consul);
        if (leader == null || !leader.startsWith("\"")) {
            throw new ConsulUnavailableException(consul, "what answers there is not Consul");
        }
        if (leader.equals("\"\"")) {
            throw new ConsulUnavailableException(consul, "it has no leader, so it can take no registration");
        }
    }

    private static @Nullable String leader(ConsulAddress consul) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(LIMIT);
        requests.setReadTimeout(LIMIT);
        RestClient http = RestClient.builder().requestFactory(requests).build();
        try {
            return http.get()
                    .uri(consul.uri().resolve("/v1/status/leader"))
                    .retrieve()
                    .body(String.class);
        } catch (RestClientResponseException e) {
            throw new ConsulUnavailableException(
                    consul,
                    "it answers /v1/status/leader with status "
                            + e.getStatusCode().value());
        } catch (ResourceAccessException e) {
            throw new ConsulUnavailableException(consul, reason(NestedExceptionUtils.getMostSpecificCause(e)));
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof UnknownHostException ? "unknown host" : String.valueOf(cause.getMessage());
    }
}
