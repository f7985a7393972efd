package io.rref.codec;

import io.rref.RRef;
import java.lang.reflect.Type;

/** Makes the handles of a value. Called once for each handle that a decoding meets, in order, on the decoding thread. */
@FunctionalInterface
public interface HandleReader {

    /**
     * The handle that stands at a position. What this throws is what the decoding throws.
     *
     * @param position number in the list of handles beside the content, from 0; comes from outside: check it
     * @param referent the X of the declared {@code RRef<X>}, {@code Object.class} where that is raw
     */
    RRef<?> read(int position, Type referent);
}
