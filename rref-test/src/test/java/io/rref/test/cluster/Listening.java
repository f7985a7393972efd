package io.rref.test.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Whether somebody listens on a port of this machine. */
final class Listening {

    private Listening() {}

    static boolean at(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
