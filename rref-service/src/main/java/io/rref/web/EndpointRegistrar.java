package io.rref.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Maps each row of the table of requests like a controller's method, so that Spring routes, measures and lists them. */
public final class EndpointRegistrar {

    private final WebExchange exchange;

    /** Creates the registrar. */
    public EndpointRegistrar(WebExchange exchange) {
        this.exchange = exchange;
    }

    @Autowired
    void register(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        Method handle = ReflectionUtils.findMethod(
                Handler.class, "handle", HttpServletRequest.class, HttpServletResponse.class);
        for (Endpoint endpoint : Endpoints.ALL) {
            RequestMappingInfo info = RequestMappingInfo.paths(endpoint.path())
                    .methods(endpoint.method())
                    .options(mapping.getBuilderConfiguration())
                    .build();
            mapping.registerMapping(info, new Handler(exchange, endpoint), java.util.Objects.requireNonNull(handle));
        }
    }

    /** Handles the requests of one row. */
    record Handler(WebExchange exchange, Endpoint endpoint) {

        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
            exchange.handle(endpoint, request, response);
        }
    }
}
