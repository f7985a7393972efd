package io.rref.protocol;

import io.rref.Incarnation;

/** A process that holds handles: its name and its incarnation. Written {@code name~incarnation}. */
public record HolderId(String name, Incarnation incarnation) {

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static HolderId parse(String text) {
        int tilde = text.lastIndexOf('~');
        if (tilde <= 0) {
            throw new IllegalArgumentException("'" + text + "' is no holder: expected name~incarnation");
        }
        return new HolderId(text.substring(0, tilde), Incarnation.parse(text.substring(tilde + 1)));
    }

    /** The whole form, as it travels. */
    public String value() {
        return name + "~" + incarnation.value();
    }

    @Override
    public String toString() {
        return name + "~" + incarnation;
    }
}
