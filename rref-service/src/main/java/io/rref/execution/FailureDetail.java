package io.rref.execution;

/** How much of an exception of user code its caller is told. */
public enum FailureDetail {
    /** Class, message and causes. */
    WITHOUT_STACK,
    /** The same, and where in the worker's code it was raised. */
    WITH_STACK
}
