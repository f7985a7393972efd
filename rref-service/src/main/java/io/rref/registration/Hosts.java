package io.rref.registration;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** What this machine's network says. */
public final class Hosts {

    private static final int PATIENCE_MILLIS = 500;

    private Hosts() {}

    /** Whether only this machine reaches it; asks the name service if it is a name. */
    public static boolean isLoopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /** Whether it is certain that nobody listens there: connecting is refused, which is more than no answer. */
    static boolean refusesConnections(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException uncertain) {
            return false;
        }
    }

    /** Why a request got no answer. The messages of the JDK's own client say little, or nothing. */
    static String reason(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ConnectException) {
                return "connection refused";
            }
            if (each instanceof HttpTimeoutException) {
                return "no answer in time";
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
