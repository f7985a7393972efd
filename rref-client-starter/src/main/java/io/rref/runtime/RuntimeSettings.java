package io.rref.runtime;

import java.time.Duration;

/**
 * Time limits of a holder.
 *
 * @param timeout of a call that names none
 * @param ceiling that no call goes beyond, whatever it names
 * @param drain how long {@code close()} waits for the owners' answers to goodbye
 */
public record RuntimeSettings(Duration timeout, Duration ceiling, Duration drain) {

    /** Refuses a default above the ceiling, no ceiling, and negative times. */
    public RuntimeSettings {
        refuseNegative("rref.client.timeout", timeout);
        refuseNegative("rref.client.drain", drain);
        if (ceiling.isZero() || ceiling.isNegative()) {
            throw new InvalidSettingsException(
                    "rref.client.ceiling is " + ceiling + ".", "Set the longest time that any call may take.");
        }
        if (timeout.compareTo(ceiling) > 0) {
            throw new InvalidSettingsException(
                    "rref.client.timeout " + timeout + " is above rref.client.ceiling " + ceiling + ".",
                    "Lower the one or raise the other.");
        }
    }

    private static void refuseNegative(String property, Duration value) {
        if (value.isNegative()) {
            throw new InvalidSettingsException(
                    property + " is negative: " + value + ".", "Set it to zero or more, such as 60s.");
        }
    }

    /** The time that a call has; zero means no limit of its own. */
    Duration effective(Duration own) {
        return own.isZero() || own.compareTo(ceiling) > 0 ? ceiling : own;
    }
}
