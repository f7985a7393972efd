package io.rref.security;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;

/**
 * Where the actuator answers.
 *
 * @param base path of all of it, without a slash at its end
 * @param endpoints path of an endpoint by its id, null if it has none; asked by requests only, for what endpoints there are is not
 *     known while the door is made
 */
public record ActuatorPaths(String base, Function<String, @Nullable String> endpoints) {

    RequestMatcher all() {
        return PathPatternRequestMatcher.pathPattern(base + "/**");
    }

    /** The page of an endpoint, or one below it. */
    RequestMatcher page(String endpoint, String below) {
        SingletonSupplier<RequestMatcher> page = SingletonSupplier.of(() -> {
            String path = endpoints.apply(endpoint);
            return path == null ? request -> false : PathPatternRequestMatcher.pathPattern(path + below);
        });
        return request -> page.obtain().matches(request);
    }
}
