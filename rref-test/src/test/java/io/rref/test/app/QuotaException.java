package io.rref.test.app;

/** Both sides have it, and it is made from one text. */
public class QuotaException extends Exception {

    /** Creates it. */
    public QuotaException(String message) {
        super(message);
    }
}
