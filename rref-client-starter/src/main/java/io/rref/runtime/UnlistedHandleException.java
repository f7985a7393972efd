package io.rref.runtime;

/** A content refers to a handle that is not listed beside it. */
public final class UnlistedHandleException extends RuntimeException {

    UnlistedHandleException(int position, int listed) {
        super("handle " + position + " stands in the content, but " + listed + " are listed beside it");
    }
}
