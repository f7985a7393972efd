package io.rref.test.fault;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A whole request or response.
 *
 * @param start its first line
 * @param headers those that are passed on, the length of the body among them
 */
record HttpBytes(String start, HttpHeaders headers, byte[] body) {

    /** What came in, with headers that hold for one connection only left out. */
    static HttpBytes of(String start, HttpHeaders received, byte[] body) {
        HttpHeaders passedOn = new DefaultHttpHeaders().add(received);
        passedOn.remove(HttpHeaderNames.CONNECTION);
        passedOn.remove("Keep-Alive");
        passedOn.remove(HttpHeaderNames.TRANSFER_ENCODING);
        if (body.length > 0 || received.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            passedOn.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return new HttpBytes(start, passedOn, body);
    }

    /** The first half of it, as it looks on the wire. */
    byte[] firstHalf() {
        StringBuilder head = new StringBuilder(start).append("\r\n");
        for (Map.Entry<String, String> header : headers) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        byte[] before = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(before, before.length + body.length);
        System.arraycopy(body, 0, whole, before.length, body.length);
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
