package io.rref.codec;

import io.rref.RRef;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The handles of one decoding; travels through Jackson as an attribute of the call. Used by one thread. */
final class IncomingHandles {

    private final HandleReader reader;

    private @Nullable RuntimeException refusal;

    IncomingHandles(HandleReader reader) {
        this.reader = reader;
    }

    RRef<?> get(int position, Type referent) {
        try {
            return reader.read(position, referent);
        } catch (RuntimeException e) {
            // As in OutgoingHandles: the reader's exception is the answer, not what Jackson makes of it.
            refusal = e;
            throw e;
        }
    }

    RuntimeException refusalOr(RuntimeException other) {
        return refusal != null ? refusal : other;
    }
}
