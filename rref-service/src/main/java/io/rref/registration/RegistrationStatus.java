package io.rref.registration;

/**
 * How a registration stands, as far as the last look has shown.
 *
 * @param stage how far it has come
 * @param reason why it is not listed; empty where that is nobody's fault
 */
public record RegistrationStatus(Stage stage, String reason) {

    /** How far it has come. */
    public enum Stage {
        /** Nobody has looked yet, or it is over. */
        NOT_YET,
        /** Consul lists the worker. */
        LISTED,
        /** Consul does not answer. */
        UNREACHABLE,
        /** Consul answers, and does not list the worker. */
        REFUSED
    }

    static final RegistrationStatus NOT_YET = new RegistrationStatus(Stage.NOT_YET, "");

    static RegistrationStatus listed() {
        return new RegistrationStatus(Stage.LISTED, "");
    }

    static RegistrationStatus unreachable(String reason) {
        return new RegistrationStatus(Stage.UNREACHABLE, reason);
    }

    static RegistrationStatus refused(String reason) {
        return new RegistrationStatus(Stage.REFUSED, reason);
    }

    /** Whether Consul lists the worker. */
    public boolean isListed() {
        return stage == Stage.LISTED;
    }

    boolean isUnreachable() {
        return stage == Stage.UNREACHABLE;
    }
}
