package io.rref.service.autoconfigure;

/** A worker without authentication that would listen beyond this machine. */
public final class OpenWorkerException extends RuntimeException {

    private final String address;

    OpenWorkerException(String address) {
        super("the worker would listen on " + address + " and obey whoever reaches it");
        this.address = address;
    }

    /** The address that it would listen on. */
    public String address() {
        return address;
    }
}
