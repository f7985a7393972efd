package io.rref.faulty.unmarked;

import io.rref.RemoteReference;

/** Names an object without being a contract. */
@RemoteReference("visits@worker-1")
public interface NoContract {}
