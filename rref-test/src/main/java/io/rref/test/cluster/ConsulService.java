package io.rref.test.cluster;

import java.util.Map;

/**
 * One instance that Consul lists.
 *
 * @param id unique at its agent
 * @param address host, as it was registered
 * @param meta what was registered with it
 * @param status {@code passing}, {@code warning} or {@code critical}: the worst of its checks
 */
public record ConsulService(String id, String address, int port, Map<String, String> meta, String status) {

    /** Whether all its checks pass. */
    public boolean isPassing() {
        return status.equals("passing");
    }
}
