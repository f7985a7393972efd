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
 * Which workers there are and where: the static directory that clients and workers alike get as properties.
 *
 * @param byName address of each worker
 */
public record WorkerAddresses(SortedMap<String, URI> byName) {

    /** Property of each worker's address, to be followed by its name. */
    private static final String ADDRESS_PROPERTY = "rref.client.workers.";

    private static final String NAME_PROPERTY = "rref.worker.name";

    /** As given; it cannot be changed. */
    public WorkerAddresses {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Gives worker-1, worker-2 and so on a free port each. */
    public static WorkerAddresses onFreePorts(int workers) {
        SortedMap<String, URI> byName = new TreeMap<>();
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int worker = 1; worker <= workers; worker++) {
                // All stay open until the last one is found, so that none is given twice.
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                byName.put("worker-" + worker, URI.create("http://127.0.0.1:" + socket.getLocalPort()));
            }
            for (ServerSocket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
        return new WorkerAddresses(byName);
    }

    /** Command line of an app that shall find all workers. */
    public List<String> arguments() {
        return byName.entrySet().stream()
                .map(worker -> "--" + ADDRESS_PROPERTY + worker.getKey() + "=" + worker.getValue())
                .toList();
    }

    /** Command line of a worker: its own name and port, and where the others are. */
    List<String> argumentsOf(String worker) {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.add("--" + NAME_PROPERTY + "=" + worker);
        arguments.add("--server.port=" + portOf(worker));
        return arguments;
    }

    int portOf(String worker) {
        URI address = byName.get(worker);
        if (address == null) {
            throw new IllegalArgumentException("no worker " + worker + ", there are " + byName.keySet());
        }
        return address.getPort();
    }
}
