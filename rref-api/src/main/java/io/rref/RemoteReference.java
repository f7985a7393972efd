package io.rref;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the remote object that is injected: {@code @Autowired @RemoteReference("visits@worker-1") Counter visits}.
 *
 * <p>The injection point's type is a contract or {@code RRef<Contract>}. Nothing touches the network before the first use.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RemoteReference {

    /** Name of the object and of its worker: {@code name@worker}. */
    String value();
}
