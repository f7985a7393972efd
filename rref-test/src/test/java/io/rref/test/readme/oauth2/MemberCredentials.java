package io.rref.test.readme.oauth2;

import static org.springframework.web.reactive.function.BodyInserters.fromFormData;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rref.transport.Credentials;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class MemberCredentials {
    record Token(
            @JsonProperty("access_token") String value,
            @JsonProperty("expires_in") long seconds) {}

    @Bean
    Credentials credentials(
            WebClient.Builder http,
            @Value("${authority.token-uri}") URI tokens,
            @Value("${authority.client-id}") String id,
            @Value("${authority.client-secret}") String secret,
            @Value("${authority.audience}") String audience) {
        Mono<String> bearer = http.build()
                .post()
                .uri(tokens)
                .headers(headers -> headers.setBasicAuth(id, secret))
                .body(fromFormData("grant_type", "client_credentials").with("audience", audience))
                .retrieve()
                .bodyToMono(Token.class)
                .timeout(Duration.ofSeconds(5))
                // one token for all workers and requests, for four fifths of its life; errors are not kept
                .cache(
                        token -> Duration.ofSeconds(token.seconds() * 4 / 5),
                        failure -> Duration.ZERO,
                        () -> Duration.ZERO)
                .map(token -> "Bearer " + token.value());
        return worker -> bearer;
    }
}
