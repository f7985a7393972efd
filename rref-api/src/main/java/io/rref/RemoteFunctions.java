package io.rref;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a bean whose methods are functions of the whole worker, called through the contracts (interfaces marked {@link RemoteInterface}) that it implements. Scanned from the application's packages and made by Spring, with its constructor injected. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RemoteFunctions {}
