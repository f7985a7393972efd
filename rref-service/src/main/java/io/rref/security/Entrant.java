package io.rref.security;

import io.rref.protocol.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A member that has proved who it is. */
final class Entrant extends AbstractAuthenticationToken {

    private final transient Caller caller;

    Entrant(Caller caller) {
        super(Authority.RREF_MEMBER.granted());
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    /** What was shown is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }
}
