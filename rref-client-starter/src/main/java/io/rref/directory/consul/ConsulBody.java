package io.rref.directory.consul;

import io.rref.Incarnation;
import io.rref.WorkerInfo;
import io.rref.directory.WorkerAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Consul's health endpoint answers. */
final class ConsulBody {

    /** Metadata by which a worker says who it is. */
    static final String NAME = "rref-name";

    static final String INCARNATION = "rref-incarnation";

    /** Metadata by which Spring Cloud says that an instance speaks https. */
    static final String SECURE = "secure";

    private static final JsonMapper MAPPER = new JsonMapper();

    private ConsulBody() {}

    /** @throws ConsulFailure if it is no list of instances */
    static ConsulAnswer read(long index, byte[] body) {
        JsonNode entries = parse(body);
        if (!entries.isArray()) {
            throw new ConsulFailure("its answer is no list of instances", null);
        }
        List<ConsulInstance> workers = new ArrayList<>();
        for (JsonNode entry : entries) {
            ConsulInstance worker = worker(entry);
            if (worker != null) {
                workers.add(worker);
            }
        }
        return new ConsulAnswer(index, List.copyOf(workers), entries.size() - workers.size());
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException noJson) {
            throw new ConsulFailure("its answer is no JSON", noJson);
        }
    }

    /** Null if it says no name, or has no usable address: nothing that could be called. */
    private static @Nullable ConsulInstance worker(JsonNode entry) {
        JsonNode service = entry.path("Service");
        JsonNode meta = service.path("Meta");
        String name = meta.path(NAME).asString("");
        String host = service.path("Address").asString("");
        if (host.isEmpty()) {
            host = entry.path("Node").path("Address").asString("");
        }
        int port = service.path("Port").asInt(0);
        if (name.isEmpty() || host.isEmpty() || port < 1) {
            return null;
        }
        boolean secure = Boolean.parseBoolean(meta.path(SECURE).asString("false"));
        try {
            WorkerInfo.named(name); // a name that cannot be one is somebody else's instance
            return new ConsulInstance(name, new WorkerAddress(uri(secure, host, port), incarnation(meta)));
        } catch (URISyntaxException | IllegalArgumentException notUsable) {
            return null;
        }
    }

    private static URI uri(boolean secure, String host, int port) throws URISyntaxException {
        return new URI(secure ? "https" : "http", null, host, port, null, null, null);
    }

    private static @Nullable Incarnation incarnation(JsonNode meta) {
        try {
            return Incarnation.parse(meta.path(INCARNATION).asString(""));
        } catch (IllegalArgumentException notTold) {
            return null;
        }
    }
}
