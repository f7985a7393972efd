package io.rref.web;

import io.rref.protocol.Caller;
import io.rref.protocol.ProblemType;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who sent a request. Where nobody is asked that is anybody, and operators are those on the worker's own machine; else the door has
 * noted it on the request, and a request that came past the door by another way is refused.
 */
public final class Admission {

    private static final String CALLER = Admission.class.getName() + ".caller";

    private static final String OPERATOR = Admission.class.getName() + ".operator";

    private final boolean open;

    private Admission(boolean open) {
        this.open = open;
    }

    /** Nobody is asked. */
    public static Admission open() {
        return new Admission(true);
    }

    /** There is a door. */
    public static Admission behindTheDoor() {
        return new Admission(false);
    }

    /** Who keeps the door says: this member sent it. */
    public static void noteMember(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    /** Who keeps the door says: an operator sent it. */
    public static void noteOperator(HttpServletRequest request) {
        request.setAttribute(OPERATOR, Boolean.TRUE);
    }

    Caller callerOf(HttpServletRequest request) {
        if (open) {
            return Caller.ANYBODY;
        }
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new RefusedRequest(ProblemType.UNAUTHENTICATED, "the request did not come in by the door");
    }

    void requireOperator(HttpServletRequest request) {
        if (open) {
            Operators.requireThisMachine(request);
        } else if (request.getAttribute(OPERATOR) == null) {
            throw new RefusedRequest(
                    ProblemType.OPERATORS_ONLY, "this is for operators: show the user and password of one");
        }
    }
}
