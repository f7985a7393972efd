package io.rref.autoconfigure;

import io.rref.RemoteInterface;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Makes contracts (interfaces marked {@link RemoteInterface}) injectable that lie outside the application's packages, such as
 * those of a jar of contracts. Contracts in the application's own packages are found without it.
 *
 * <p>Put it on a configuration class. Without packages, that of the class is scanned, and those below it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(EnabledContractRegistrar.class)
public @interface EnableRemoteReferences {

    /** Packages to scan, with those below them. */
    String[] basePackages() default {};

    /** Classes whose packages are scanned, with those below them: names that survive a renaming. */
    Class<?>[] basePackageClasses() default {};
}
