package io.rref.registration;

/** The agent did not answer. */
final class AgentUnreachableException extends RuntimeException {

    AgentUnreachableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
