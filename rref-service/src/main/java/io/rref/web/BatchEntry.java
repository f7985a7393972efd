package io.rref.web;

import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

/**
 * One request of a batch.
 *
 * @param after id of an earlier one that must have been answered with success first, or null
 * @param headers its own; the batch's stand in for those that all have in common
 */
record BatchEntry(
        String id, @Nullable String after, String method, String target, Map<String, String> headers, JsonFields body) {

    static BatchEntry of(JsonFields fields) {
        String after = fields.optionalText(Wire.AFTER);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(fields.object(Wire.HEADERS).texts());
        BatchEntry entry = new BatchEntry(
                fields.text(Wire.ID),
                after,
                fields.text(Wire.METHOD),
                fields.text(Wire.PATH),
                headers,
                fields.object(Wire.BODY));
        fields.requireNoOthers();
        return entry;
    }

    /**
     * Reads it as it would be read alone.
     *
     * @param batch headers of the batch
     * @param spent time since the batch arrived
     * @throws RefusedRequest as it would be alone
     */
    Message message(Function<String, @Nullable String> batch, Duration spent) {
        int question = target.indexOf('?');
        String query = question < 0 ? null : target.substring(question + 1);
        String written = question < 0 ? target : target.substring(0, question);
        WireRequest.requirePlain(written);
        PathContainer path = PathContainer.parsePath(written);
        for (Endpoint endpoint : Endpoints.ALL) {
            Map<String, String> variables = endpoint.method().name().equals(method) ? endpoint.match(path) : null;
            if (variables != null) {
                return endpoint.read(new WireRequest(
                        name -> header(name, batch), variables, QueryParameters.of(query), body, spent));
            }
        }
        throw new RefusedRequest(ProblemType.UNKNOWN_PATH, "no request of a batch is " + method + " " + target);
    }

    private @Nullable String header(String name, Function<String, @Nullable String> batch) {
        String own = headers.get(name);
        return own == null && Wire.HEADERS_OF_BATCH.contains(name) ? batch.apply(name) : own;
    }
}
