package io.rref.web;

import io.rref.protocol.ProblemType;
import io.rref.transport.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/** Answers what no other mapping takes: the path is unknown, or its method is. */
@RestController
public final class UnknownPathController {

    static final String EVERYTHING = Wire.ROOT + "/**";

    private final RequestMappingHandlerMapping mapping;

    /** Creates the controller. */
    public UnknownPathController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @RequestMapping(EVERYTHING)
    void refuse(HttpServletRequest request, HttpServletResponse response) {
        RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
        Set<String> allowed = allowed(path.pathWithinApplication());
        if (allowed.isEmpty()) {
            throw new RefusedRequest(ProblemType.UNKNOWN_PATH, "the worker has no path " + path.value());
        }
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        throw new RefusedRequest(
                ProblemType.METHOD_NOT_ALLOWED, path.value() + " takes " + allowed + ", not " + request.getMethod());
    }

    private Set<String> allowed(PathContainer path) {
        Set<String> methods = new TreeSet<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            if (takes(info, path)) {
                info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .forEach(methods::add);
            }
        }
        return methods;
    }

    private static boolean takes(RequestMappingInfo info, PathContainer path) {
        if (info.getPathPatternsCondition() == null) {
            return false;
        }
        for (PathPattern pattern : info.getPathPatternsCondition().getPatterns()) {
            if (pattern.getPatternString().startsWith(Wire.ROOT) && pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
