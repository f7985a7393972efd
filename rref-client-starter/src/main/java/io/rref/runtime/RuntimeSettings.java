package io.rref.runtime;

import io.rref.holder.HolderProtocol;
import io.rref.proxy.Contract;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a holder.
 *
 * @param timeout of a call that names none
 * @param ceiling that no call goes beyond, whatever it names
 * @param drain how long {@code close()} waits for the owners' answers to goodbye
 * @param ofContracts of a call that names none, by the name of its contract
 * @param operations that may be open at one time
 * @param leaks what closing does about handles that are left
 * @param leakSites of how many handles in each second it is found out where they are made, where leaks are reported
 */
public record RuntimeSettings(
        Duration timeout,
        Duration ceiling,
        Duration drain,
        Map<String, Duration> ofContracts,
        int operations,
        LeakRule leaks,
        int leakSites) {

    /** So many that an ordinary application learns of each leak where it was made; at five microseconds each, 0.5 % of a core. */
    public static final int LEAK_SITES = 1000;

    private static final int MOST_LEAK_SITES = 1_000_000;

    /** Refuses a default above the ceiling, no ceiling, no drain, and negative times. */
    public RuntimeSettings {
        refuseNegative("rref.client.timeout", timeout);
        if (drain.isZero() || drain.isNegative()) {
            throw new InvalidSettingsException(
                    "rref.client.drain is " + drain + ".", "Set it to more than zero, such as 2s.");
        }
        if (ceiling.isZero() || ceiling.isNegative()) {
            throw new InvalidSettingsException(
                    "rref.client.ceiling is " + ceiling + ".", "Set the longest time that any call may take.");
        }
        refuseAbove(ceiling, "rref.client.timeout", timeout);
        if (operations < 1) {
            throw new InvalidSettingsException(
                    "rref.client.operations is " + operations + ".",
                    "Set how many operations may be open at one time, at least 1.");
        }
        if (leakSites < 0 || leakSites > MOST_LEAK_SITES) {
            throw new InvalidSettingsException(
                    "rref.client.leak-sites is " + leakSites + ".",
                    "Set of how many references a second it is to be found out where they are made: 0 to "
                            + MOST_LEAK_SITES + ", such as " + LEAK_SITES + ".");
        }
        ofContracts = Map.copyOf(ofContracts);
        for (Map.Entry<String, Duration> contract : ofContracts.entrySet()) {
            String property = "rref.client.contracts[" + contract.getKey() + "].timeout";
            refuseNegative(property, contract.getValue());
            refuseAbove(ceiling, property, contract.getValue());
        }
    }

    /** With the usual number of operations; leaks are reported. */
    public RuntimeSettings(Duration timeout, Duration ceiling, Duration drain, Map<String, Duration> ofContracts) {
        this(timeout, ceiling, drain, ofContracts, HolderProtocol.MOST_OPERATIONS, LeakRule.REPORT, LEAK_SITES);
    }

    /** Without times for single contracts. */
    public RuntimeSettings(Duration timeout, Duration ceiling, Duration drain) {
        this(timeout, ceiling, drain, Map.of());
    }

    private static void refuseAbove(Duration ceiling, String property, Duration value) {
        if (value.compareTo(ceiling) > 0) {
            throw new InvalidSettingsException(
                    property + " " + value + " is above rref.client.ceiling " + ceiling + ".",
                    "Lower the one or raise the other.");
        }
    }

    private static void refuseNegative(String property, Duration value) {
        if (value.isNegative()) {
            throw new InvalidSettingsException(
                    property + " is negative: " + value + ".", "Set it to zero or more, such as 60s.");
        }
    }

    /** The time of a call on this contract that names none; null for what has no methods. */
    Duration timeoutOf(@Nullable Contract contract) {
        return contract == null ? timeout : timeoutOf(contract.name());
    }

    /** The same by the contract's name. */
    Duration timeoutOf(String contract) {
        return ofContracts.getOrDefault(contract, timeout);
    }

    /** The time that a call has; zero means no limit of its own. */
    Duration effective(Duration own) {
        return own.isZero() || own.compareTo(ceiling) > 0 ? ceiling : own;
    }
}
