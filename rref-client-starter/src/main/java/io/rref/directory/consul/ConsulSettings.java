package io.rref.directory.consul;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to ask Consul.
 *
 * @param address of the agent, {@code http(s)://host:port}
 * @param service under which workers are registered
 * @param token for Consul's access control; null for none
 * @param standing how long a blocking query stands at Consul, at least a second
 */
public record ConsulSettings(
        URI address, String service, @Nullable String token, Duration standing) {

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return address + ", service '" + service + "'";
    }
}
