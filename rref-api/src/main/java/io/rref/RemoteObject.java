package io.rref;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class that a worker makes when somebody asks for its contract (an interface marked {@link RemoteInterface}).
 *
 * <p>The class has one constructor. Its parameters come from the caller, in order, except those that carry an injection
 * annotation such as {@code @Autowired} or {@code @Value}, which come from the worker's application context. Exactly one
 * such class serves a contract on a worker. Calls on one object run concurrently, as on a Spring bean.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RemoteObject {

    /** Name under which the worker publishes one object of this class, made at first use without caller arguments; by default none. */
    String name() default "";
}
