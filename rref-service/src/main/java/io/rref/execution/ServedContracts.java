package io.rref.execution;

import io.rref.proxy.Contract;
import java.util.List;

/** Which contracts a class serves. */
final class ServedContracts {

    private ServedContracts() {}

    /** At least one. */
    static List<Contract> of(Class<?> type, String mark) {
        List<Contract> served = read(type, mark);
        if (served.isEmpty()) {
            throw new InvalidRemoteObjectException(
                    mark + " " + type.getName() + " implements no contract.",
                    "Let it implement an interface marked @RemoteInterface.");
        }
        return served;
    }

    /** The one that extends all others, as the published object has one contract. */
    static Contract mostSpecific(Class<?> type, List<Contract> served) {
        return served.stream()
                .filter(candidate ->
                        served.stream().allMatch(other -> other.type().isAssignableFrom(candidate.type())))
                .findFirst()
                .orElseThrow(() -> new InvalidRemoteObjectException(
                        "@RemoteObject " + type.getName() + " is published by a name and serves several contracts: "
                                + String.join(
                                        ", ",
                                        served.stream()
                                                .map(Contract::name)
                                                .sorted()
                                                .toList()) + ".",
                        "Add a contract that extends them all and implement that."));
    }

    private static List<Contract> read(Class<?> type, String mark) {
        try {
            return Contract.servedBy(type);
        } catch (IllegalArgumentException fault) {
            throw new InvalidRemoteObjectException(
                    mark + " " + type.getName() + " implements a faulty contract: " + fault.getMessage(),
                    "Correct the contract.",
                    fault);
        }
    }
}
