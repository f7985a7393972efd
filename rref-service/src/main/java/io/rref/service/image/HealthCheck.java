package io.rref.service.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks the worker of this machine whether it is ready, and ends with 0 if it says so within some seconds, else with 1. Written for
 * a short life: it runs every few seconds, and each class that it loads costs a container's CPU.
 */
public final class HealthCheck {

    static final String PATH = "/actuator/health/readiness";

    private static final int LIMIT_MILLIS = 4_000;

    private HealthCheck() {}

    /** Runs the check, with the settings that the worker has from its environment. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("SERVER_PORT", "8080"));
        boolean encrypted = environment.containsKey("SERVER_SSL_BUNDLE");
        try {
            String answer = answer(port, encrypted);
            if (isGood(answer)) {
                System.exit(0);
            }
            System.out.println("not ready: " + answer);
        } catch (IOException failure) {
            System.out.println("no answer: " + failure.getMessage());
        }
        System.exit(1);
    }

    static boolean isGood(String statusLine) {
        return statusLine.startsWith("HTTP/1.1 200");
    }

    /** The status line. Blocks, for some seconds at most. */
    static String answer(int port, boolean encrypted) throws IOException {
        try (Socket socket = encrypted ? LoopbackTls.socket() : new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            String request = "GET " + PATH + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "an empty answer" : line;
        }
    }
}
