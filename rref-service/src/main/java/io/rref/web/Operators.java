package io.rref.web;

import io.rref.protocol.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Where nobody is asked who comes: operators are those who ask from the worker's own machine. */
final class Operators {

    private static final Pattern LOOPBACK_NAMES = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(0*:)*0*1\\]?");

    private Operators() {}

    /** The name asked for counts too: a page of elsewhere may have its own name point to the loopback address. */
    static void requireThisMachine(HttpServletRequest request) {
        if (!LOOPBACK_NAMES.matcher(request.getServerName()).matches() || !comesFromHere(request)) {
            throw new RefusedRequest(
                    ProblemType.OPERATORS_ONLY, "what is for operators is answered on the loopback address only");
        }
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
