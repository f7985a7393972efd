package io.rref.test.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nobody uses at the moment. */
public final class FreePorts {

    private FreePorts() {}

    /** So many, all different. */
    public static List<Integer> choose(int count) {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int found = 0; found < count; found++) {
                // all stay open until the last one is found, so that none is given twice
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = open.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : open) {
                socket.close();
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on 127.0.0.1", none);
        }
    }
}
