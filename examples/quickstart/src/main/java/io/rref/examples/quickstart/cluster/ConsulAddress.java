package io.rref.examples.quickstart.cluster;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a Consul agent is.
 *
 * @param host its name or address
 * @param port of its HTTP API
 */
public record ConsulAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static ConsulAddress parse(String text) {
        try {
            URI address = new URI("http://" + text).parseServerAuthority();
            String host = address.getHost();
            if (host != null
                    && address.getPort() > 0
                    && address.getPort() <= HIGHEST_PORT
                    && text.equals(host + ":" + address.getPort())) {
                return new ConsulAddress(host, address.getPort());
            }
        } catch (URISyntaxException e) {
            // Said below, as of everything that is not of this form.
        }
        throw new IllegalArgumentException("must be HOST:PORT, such as 127.0.0.1:8500");
    }

    URI uri() {
        return URI.create("http://" + this);
    }

    /** As it is read. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
