package io.rref.codec;

import io.rref.protocol.Content;
import io.rref.protocol.WireHandle;
import java.util.List;

/**
 * What an encoding gives: bytes, and the handles that travel beside them.
 *
 * @param content plain UTF-8 JSON, a handle in it is <code>{"$handle":n}</code>
 * @param handles the handles; <code>n</code> is the place in this list, counted from 0
 */
public record Encoded(Content content, List<WireHandle> handles) {

    public Encoded {
        handles = List.copyOf(handles);
    }
}
