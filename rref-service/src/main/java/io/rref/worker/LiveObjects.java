package io.rref.worker;

import io.rref.RRefId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects themselves, by id. When they come and go is the machine's business. Thread-safe. */
final class LiveObjects {

    private static final Logger logger = LoggerFactory.getLogger(LiveObjects.class);

    private final Map<RRefId, LiveObject> objects = new ConcurrentHashMap<>();

    void put(RRefId rref, LiveObject object) {
        objects.put(rref, object);
    }

    @Nullable
    LiveObject find(RRefId rref) {
        return objects.get(rref);
    }

    /** An object that the machine says is ready and held. */
    LiveObject get(RRefId rref) {
        LiveObject object = objects.get(rref);
        if (object == null) {
            throw new IllegalStateException("object " + rref + " is ready and held, but is not here");
        }
        return object;
    }

    /** Lets an object go: closes it unless it is the application's, then the handles that belong to it. */
    void release(RRefId rref) {
        LiveObject object = objects.remove(rref);
        if (object == null) {
            return;
        }
        if (object.origin() != LiveObject.Origin.SHARED && object.value() instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failure) {
                logger.warn("close() of the released object {} ({}) failed", rref, object.typeName(), failure);
            }
        }
        object.handles().close();
    }
}
