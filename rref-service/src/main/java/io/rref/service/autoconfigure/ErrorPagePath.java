package io.rref.service.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;

/** Where Boot's page of errors is. Who goes there without an error reads one that says nothing. */
final class ErrorPagePath {

    private static final String BOOTS = "basicErrorController";

    /** As Boot says it. */
    private static final String PATH = "${spring.web.error.path:${error.path:/error}}";

    private ErrorPagePath() {}

    /** The path; null if the application has a page of its own. */
    static @Nullable String of(Environment environment, BeanFactory beans) {
        return beans.containsBean(BOOTS) ? environment.resolvePlaceholders(PATH) : null;
    }
}
