package io.rref.holder;

/** Whoever needs a handle to stay: its release waits for the last of them. */
interface HandleUser {

    /** Whether it needs the handle as the parent of a fork that it registers for somebody else. */
    boolean shares(HandleRecord handle);
}
