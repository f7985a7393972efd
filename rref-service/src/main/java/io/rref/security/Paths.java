package io.rref.security;

import io.rref.transport.Wire;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which paths are whose. */
final class Paths {

    private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    /** All that is rref's. */
    static final RequestMatcher ALL = PathPatternRequestMatcher.pathPattern("/rref/**");

    /** What members and operators need alike. */
    static final RequestMatcher WHO_ANSWERS = new OrRequestMatcher(get(Wire.WORKER_PATH), get("/openapi.yaml"));

    /** What shows or ends what others hold. */
    static final RequestMatcher OPERATORS = new OrRequestMatcher(
            get("/rrefs"),
            get("/holders"),
            get("/debug"),
            delete("/rrefs/{rref}"),
            new AndRequestMatcher(
                    delete("/names/{name}"), request -> "true".equals(request.getParameter(Wire.REVOKE))));

    /** The rest of the protocol. */
    static final RequestMatcher PROTOCOL = PathPatternRequestMatcher.pathPattern(Wire.ROOT + "/**");

    private Paths() {}

    /** HEAD asks for a page as well. */
    private static RequestMatcher get(String path) {
        RequestMatcher page = PathPatternRequestMatcher.pathPattern(Wire.ROOT + path);
        return request -> READING.contains(request.getMethod()) && page.matches(request);
    }

    private static RequestMatcher delete(String path) {
        return PathPatternRequestMatcher.pathPattern(HttpMethod.DELETE, Wire.ROOT + path);
    }
}
