package io.rref.examples.quickstart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which workers there are and where.
 *
 * @param byName address of each worker
 */
public record WorkerAddresses(SortedMap<String, URI> byName) {

    /** As given; it cannot be changed. */
    public WorkerAddresses {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Gives worker-1, worker-2 and so on a free port each; their names end in the suffix. */
    static WorkerAddresses onFreePorts(int workers, String suffix) {
        SortedMap<String, URI> byName = new TreeMap<>();
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int worker = 1; worker <= workers; worker++) {
                // All stay open until the last one is found, so that none is given twice.
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                byName.put("worker-" + worker + suffix, URI.create("http://127.0.0.1:" + socket.getLocalPort()));
            }
            for (ServerSocket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
        return new WorkerAddresses(byName);
    }

    int portOf(String worker) {
        URI address = byName.get(worker);
        if (address == null) {
            throw new IllegalArgumentException("no worker " + worker + ", there are " + byName.keySet());
        }
        return address.getPort();
    }
}
