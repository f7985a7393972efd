package io.rref.protocol;

import io.rref.Incarnation;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for. Every message names its target; another process that gets it answers {@code wrong-target}.
 *
 * @param worker name of the worker
 * @param incarnation start of its process, or null where any will do (only when a lease is opened by name)
 */
public record Target(String worker, @Nullable Incarnation incarnation) {

    /**
     * Reads {@code worker} or {@code worker~incarnation}.
     *
     * @throws IllegalArgumentException if the incarnation has another form
     */
    public static Target parse(String text) {
        int tilde = text.lastIndexOf('~');
        if (tilde < 0) {
            return new Target(text, null);
        }
        return new Target(text.substring(0, tilde), Incarnation.parse(text.substring(tilde + 1)));
    }

    /** The form that {@link #parse} reads. */
    public String value() {
        return incarnation == null ? worker : worker + "~" + incarnation.value();
    }

    /** Whether a process of this name and incarnation is meant. */
    public boolean means(String name, Incarnation self) {
        return worker.equals(name) && (incarnation == null || incarnation.equals(self));
    }
}
