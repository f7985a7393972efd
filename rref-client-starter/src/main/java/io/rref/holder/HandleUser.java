package io.rref.holder;

/** Whoever needs a handle to stay: its release waits for the last of them. */
interface HandleUser {}
