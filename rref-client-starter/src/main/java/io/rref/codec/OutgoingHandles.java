package io.rref.codec;

import io.rref.RRef;
import io.rref.protocol.WireHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handles of one encoding; travels through Jackson as an attribute of the call. Used by one thread. */
final class OutgoingHandles {

    private final HandleWriter writer;

    private final List<WireHandle> written = new ArrayList<>(0);

    private @Nullable RuntimeException refusal;

    OutgoingHandles(HandleWriter writer) {
        this.writer = writer;
    }

    int add(RRef<?> handle) {
        try {
            written.add(writer.write(handle));
        } catch (RuntimeException e) {
            // Jackson would bury it in its own exceptions; a closed handle has to be reported as just that.
            refusal = e;
            throw e;
        }
        return written.size() - 1;
    }

    List<WireHandle> written() {
        return written;
    }

    RuntimeException refusalOr(RuntimeException other) {
        return refusal != null ? refusal : other;
    }
}
