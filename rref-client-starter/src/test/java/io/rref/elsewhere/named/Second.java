package io.rref.elsewhere.named;

import io.rref.RemoteReference;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation that names an object for whatever carries it. */
@RemoteReference("second@worker-2")
@Retention(RetentionPolicy.RUNTIME)
public @interface Second {}
