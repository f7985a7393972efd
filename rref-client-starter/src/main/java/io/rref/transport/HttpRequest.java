package io.rref.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One message as HTTP sees it. */
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

    /** The same for a sending that comes so much later: the sender waits no longer for it. */
    HttpRequest later(Duration spent) {
        String remaining = headers.get(Wire.REMAINING);
        if (remaining == null || spent.toMillis() == 0) {
            return this;
        }
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(Wire.REMAINING, Long.toString(Math.max(1, Long.parseLong(remaining) - spent.toMillis())));
        return new HttpRequest(method, path, changed, body);
    }
}
