package io.rref.test.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the behaviours of PyTorch that a test shows, by their rows in {@code docs/pytorch.md}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conforms {

    /** The rows, such as {@code C026} or {@code H1}. */
    String[] value();
}
