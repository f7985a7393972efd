package io.rref.test.app;

/** Both sides have it, but it is not made from one text. */
public class DetailedException extends Exception {

    private final int code;

    /** Creates it. */
    public DetailedException(String message, int code) {
        super(message + " (code " + code + ")");
        this.code = code;
    }

    /** What cannot be had from a text. */
    public int code() {
        return code;
    }
}
