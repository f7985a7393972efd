package io.rref;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the remote object that is injected: {@code @Autowired @RemoteReference("visits@worker-1") Counter visits}.
 *
 * <p>The injection point's type is a contract or {@code RRef<Contract>}. On the contract itself it names the object of every
 * injection point of the contract that does not name one. A point that names an object always gets that one; one that does
 * not gets a bean of the application that implements the contract, if there is one.
 *
 * <p>Nothing touches the network before the first use. What is injected belongs to the application context.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RemoteReference {

    /** Name of the object and of its worker: {@code name@worker}. Placeholders ({@code ${…}}) come from the environment. */
    String value();

    /**
     * Whether the name is looked up again after the object was lost. The loss is told in any case: one call fails with its
     * reason, and {@link RemoteReferenceLost} is published.
     */
    boolean recover() default true;
}
