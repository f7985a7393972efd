package io.rref.faulty.concrete;

import io.rref.RemoteReference;

/** Names an object without being an interface. */
@RemoteReference("visits@worker-1")
public class NoInterface {}
