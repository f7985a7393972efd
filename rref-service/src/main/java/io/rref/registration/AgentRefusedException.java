package io.rref.registration;

/** The agent answered, and did not do it. */
final class AgentRefusedException extends RuntimeException {

    private final int status;

    AgentRefusedException(int status, String text) {
        super(text.isBlank() ? Integer.toString(status) : status + " " + text.strip());
        this.status = status;
    }

    /** Whether it asks for a token that may do this. */
    boolean isForLackOfRights() {
        return status == 401 || status == 403;
    }

    /** Whether it does not know what it was asked for. */
    boolean isForUnknownId() {
        return status == 404;
    }
}
