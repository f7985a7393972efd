package io.rref.test.app;

import io.rref.RemoteInterface;

/** An object that every worker has under a name. */
@RemoteInterface
public interface Greeting {

    /** Greets, and says how many greetings there were before on this start of the worker. */
    long greet();
}
