package io.rref.transport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes several requests as one: {@code POST /batch}. What follows from no other stands in the batch's own headers once. */
final class BatchRequest {

    private BatchRequest() {}

    /** Each is named by its place in the list. */
    static HttpRequest of(List<HttpRequest> requests) {
        Map<String, String> common = new LinkedHashMap<>(requests.get(0).headers());
        common.keySet().retainAll(Wire.HEADERS_OF_BATCH);
        List<JsonBody> entries = new ArrayList<>(requests.size());
        for (HttpRequest request : requests) {
            entries.add(entry(Integer.toString(entries.size()), request, common));
        }
        byte[] body =
                new JsonBody().objects(Wire.REQUESTS, entries, entry -> entry).bytes();
        return new HttpRequest("POST", Wire.ROOT + Wire.BATCH_PATH, common, body);
    }

    private static JsonBody entry(String id, HttpRequest request, Map<String, String> common) {
        JsonBody headers = new JsonBody();
        request.headers().forEach((name, value) -> {
            if (!value.equals(common.get(name))) {
                headers.text(name, value);
            }
        });
        JsonBody entry = new JsonBody()
                .text(Wire.ID, id)
                .text(Wire.METHOD, request.method())
                .text(Wire.PATH, request.path())
                .json(Wire.HEADERS, headers.bytes());
        return request.body().length == 0 ? entry : entry.json(Wire.BODY, request.body());
    }
}
