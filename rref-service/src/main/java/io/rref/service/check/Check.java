package io.rref.service.check;

import io.rref.RemoteInterface;

/** An object that is made to be called once. Every stock worker can make them. */
@RemoteInterface
public interface Check {

    /** Gives a text back as it is, with the name that the check was made with before it. */
    String echo(String text);
}
