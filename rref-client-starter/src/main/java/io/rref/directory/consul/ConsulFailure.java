package io.rref.directory.consul;

import org.jspecify.annotations.Nullable;

/** Consul gave no usable answer; the message is for people. */
final class ConsulFailure extends RuntimeException {

    ConsulFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
