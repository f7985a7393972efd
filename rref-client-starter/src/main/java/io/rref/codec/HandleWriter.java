package io.rref.codec;

import io.rref.RRef;
import io.rref.protocol.WireHandle;

/** Says how a handle travels. Called once for each handle that an encoding meets, in order, on the encoding thread. */
@FunctionalInterface
public interface HandleWriter {

    /** The form in which the handle travels. What this throws is what the encoding throws. */
    WireHandle write(RRef<?> handle);
}
