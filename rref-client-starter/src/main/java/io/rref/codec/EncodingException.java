package io.rref.codec;

import org.jspecify.annotations.Nullable;

/** A value or an argument can not be encoded. Nothing was written, nothing was sent; the message says where and why. */
public final class EncodingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    EncodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
