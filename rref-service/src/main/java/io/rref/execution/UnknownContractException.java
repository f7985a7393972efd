package io.rref.execution;

import java.util.Collection;
import java.util.List;

/** Nothing on this worker serves the contract that was named. */
public final class UnknownContractException extends RuntimeException {

    private final String contract;

    private final List<String> known;

    UnknownContractException(String what, String contract, Collection<String> known) {
        super("no " + what + " of contract " + contract + " on this worker; known: "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
        this.contract = contract;
        this.known = List.copyOf(known);
    }

    /** The name that was given. */
    public String contract() {
        return contract;
    }

    /** The contracts that are served, in order of their names. */
    public List<String> known() {
        return known;
    }
}
