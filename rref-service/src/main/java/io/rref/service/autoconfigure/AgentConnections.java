package io.rref.service.autoconfigure;

import java.net.http.HttpClient;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.consul.ConsulAutoConfiguration.ConsulClientSettings;
import org.springframework.web.client.RestClient;

/** Connects to Consul as the library does, TLS included, but never waits for ever: a Consul may be up and mute. */
final class AgentConnections {

    private AgentConnections() {}

    static RestClient client(ConsulClientSettings library, RRefRegistrationProperties properties) {
        HttpClientSettings settings =
                library.httpClientSettings() == null ? HttpClientSettings.defaults() : library.httpClientSettings();
        return RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                        .build(settings.withConnectTimeout(properties.timeout()).withReadTimeout(properties.timeout())))
                .build();
    }
}
