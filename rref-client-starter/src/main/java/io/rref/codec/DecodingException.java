package io.rref.codec;

import org.jspecify.annotations.Nullable;

/** Bytes are not what the declared types ask for. The message says where, what was expected and what was found. */
public final class DecodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
