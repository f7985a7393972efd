package io.rref.security;

import org.springframework.security.core.AuthenticationException;

/** What a request shows proves nothing. */
public final class NoProofException extends AuthenticationException {

    private final boolean lasting;

    /**
     * Creates the exception.
     *
     * @param detail for people; shows nothing of what was shown
     * @param lasting whether the same would have been refused ever since the worker started
     */
    NoProofException(String detail, boolean lasting) {
        super(detail);
        this.lasting = lasting;
    }

    boolean isLasting() {
        return lasting;
    }
}
