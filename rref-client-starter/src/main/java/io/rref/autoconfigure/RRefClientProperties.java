package io.rref.autoconfigure;

import io.rref.runtime.LeakRule;
import io.rref.runtime.RuntimeSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Settings of every app that holds references.
 *
 * @param name Name of this process among the holders; by default the application's name and a random suffix. A worker goes
 *     by its worker name.
 * @param workers Workers by name, with their addresses: http://host:port. They win over Consul and DNS.
 * @param consul Consul as the directory of workers.
 * @param dns DNS as the directory of workers, as for a headless service of Kubernetes.
 * @param timeout Time that a call has which names none.
 * @param ceiling Time that no call goes beyond, whatever it names.
 * @param drain Time that closing waits for the owners' answers to goodbye.
 * @param giveUp Time that a worker which cannot be heard is waited for after its lease has lapsed, until its references count
 *     as lost; by default twice the lease that it granted.
 * @param operations Calls and other operations of this process that may be open at one time.
 * @param leaks What closing does about handles that nobody has closed: ignore, report or fail.
 * @param leakSites Handles in each second of which it is found out where they are made, for the report of leaks; all of them
 *     if leaks are to fail.
 * @param connections Connections to workers.
 * @param contracts Settings of single contracts, by the names of their interfaces in brackets.
 */
@ConfigurationProperties("rref.client")
public record RRefClientProperties(
        @Nullable String name,
        @DefaultValue Map<String, URI> workers,
        @DefaultValue Consul consul,
        @DefaultValue Dns dns,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("10m") Duration ceiling,
        @DefaultValue("2s") Duration drain,
        @Name("give-up") @Nullable Duration giveUp,
        @DefaultValue("1000000") int operations,
        @DefaultValue("report") LeakRule leaks,
        @Name("leak-sites") @DefaultValue("1000") int leakSites,
        @DefaultValue Connections connections,
        @DefaultValue Map<String, Contract> contracts) {

    /**
     * Settings of one contract.
     *
     * @param timeout Time that a call of the contract has which names none; by default that of all calls.
     */
    public record Contract(@Nullable Duration timeout) {}

    /**
     * Consul as the directory of workers; unused until a host is given. What is not set here is taken from
     * spring.cloud.consul.
     *
     * @param host Host of the Consul agent.
     * @param port Port of the Consul agent: its HTTP or HTTPS port.
     * @param scheme How to speak with the agent: http or https.
     * @param token Token for Consul's access control.
     * @param service Service under which workers are registered.
     * @param waitTime Time that a question stands at Consul until something changes.
     */
    public record Consul(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String scheme,
            @Nullable String token,
            @DefaultValue("rref-worker") String service,
            @DefaultValue("30s") Duration waitTime) {}

    /**
     * DNS as the directory of workers.
     *
     * @param pattern Address of a worker by its name, such as http://{worker}.rref-workers:8080.
     */
    public record Dns(@Nullable String pattern) {}

    /**
     * Connections to workers.
     *
     * @param perWorker Connections to one worker at most: as many calls of this process can be in flight there.
     * @param waiting Requests that may wait for a connection to one worker.
     * @param connectTimeout Time that connecting may take.
     * @param largestAnswer Bytes of an answer that are read; a larger one counts as executed without its answer.
     * @param idle Time after which an unused connection is closed; shorter than the workers keep it.
     */
    public record Connections(
            @DefaultValue("4096") int perWorker,
            @DefaultValue("100000") int waiting,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("256MB") DataSize largestAnswer,
            @DefaultValue("15s") Duration idle) {}

    RuntimeSettings settings() {
        return new RuntimeSettings(timeout, ceiling, drain, timeouts(), operations, leaks, leakSites);
    }

    private Map<String, Duration> timeouts() {
        Map<String, Duration> timeouts = new HashMap<>();
        contracts.forEach((name, contract) -> {
            if (contract.timeout() != null) {
                timeouts.put(name, contract.timeout());
            }
        });
        return timeouts;
    }
}
