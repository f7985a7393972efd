package io.rref.directory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Addresses that follow from names, as the headless service of a Kubernetes StatefulSet gives them: {@code worker-1} is at
 * {@code http://worker-1.rref-workers:8080}.
 *
 * <p>Only names of one DNS label have an address: the name of an owner stands in every handle, and whoever sends one must not choose
 * the host that this process speaks to.
 *
 * <p>The host is looked up in DNS when a connection is made, not here: every name has an address, and one that DNS does not know
 * is found out when a message is to go there, certainly before it was sent. The HTTP client's own resolver is used and not the
 * JVM's cache: what it finds is kept as long as the record's TTL says, what it does not find not at all; several addresses of one
 * name are tried in turn. DNS lists no names, so {@link #names()} tells those that have been asked for.
 */
public final class PatternWorkerDirectory implements WorkerDirectory {

    /** What stands for the worker's name. */
    public static final String PLACE = "{worker}";

    private static final Pattern ONE_LABEL = Pattern.compile("[A-Za-z0-9-]{1,63}");

    private static final int MOST_KEPT = 10_000; // a caller that makes names up must not fill the memory

    private final String pattern;

    private final Map<String, WorkerLookup> asked = new ConcurrentHashMap<>();

    /**
     * Creates a directory by this pattern.
     *
     * @throws IllegalArgumentException if it has no place for the name in its host, or is not {@code http(s)://host:port}
     */
    public PatternWorkerDirectory(String pattern) {
        if (!pattern.contains(PLACE)) {
            throw new IllegalArgumentException("'" + pattern + "' has no " + PLACE + " for the worker's name");
        }
        this.pattern = pattern;
        address("worker-1");
    }

    @Override
    public WorkerLookup find(String worker) {
        WorkerLookup known = asked.get(worker);
        if (known != null) {
            return known;
        }
        WorkerLookup found = lookUp(worker);
        if (found instanceof WorkerLookup.Found && asked.size() < MOST_KEPT) {
            asked.put(worker, found);
        }
        return found;
    }

    /** A name with a dot or a colon would lead where its maker likes, and what is shown to workers would go there. */
    private WorkerLookup lookUp(String worker) {
        if (!ONE_LABEL.matcher(worker).matches()) {
            return new WorkerLookup.Unknown(
                    "rref.client.dns.pattern takes names of one DNS label: 1 to 63 letters, digits" + " and '-'");
        }
        try {
            return WorkerLookup.Found.at(address(worker));
        } catch (IllegalArgumentException noHost) {
            return new WorkerLookup.Unknown("rref.client.dns.pattern makes no address of it: " + noHost.getMessage());
        }
    }

    private WorkerAddress address(String worker) {
        return WorkerAddress.of(URI.create(pattern.replace(PLACE, worker)));
    }

    @Override
    public List<String> names() {
        return asked.keySet().stream().sorted().toList();
    }
}
