package io.rref.test.conformance.mutation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what an advice changes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Mutation {

    /** The row whose test must fail under it. */
    String row();

    /** Shipped class. */
    String type();

    /** Its method. */
    String method();

    /** Number of its parameters. */
    int parameters();
}
