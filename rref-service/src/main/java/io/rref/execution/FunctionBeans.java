package io.rref.execution;

import io.rref.proxy.Contract;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.aop.framework.AopProxyUtils;

/** Reads the beans whose methods are functions of the worker: exactly one per contract. */
final class FunctionBeans {

    private FunctionBeans() {}

    static Map<String, FunctionTable> tables(Collection<?> beans) {
        Map<String, FunctionTable> tables = new TreeMap<>();
        for (Object bean : beans) {
            for (Contract contract : contractsOf(bean)) {
                FunctionTable other = tables.putIfAbsent(contract.name(), new FunctionTable(contract, bean));
                if (other != null && other.bean() != bean) {
                    throw servedTwice(contract, other.bean(), bean);
                }
            }
        }
        return Collections.unmodifiableMap(tables);
    }

    /** Of the class behind a Spring proxy, as a proxy has lost what a generic contract was made of. */
    private static List<Contract> contractsOf(Object bean) {
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        List<Contract> reachable = ServedContracts.of(type, "@RemoteFunctions").stream()
                .filter(contract -> contract.type().isInstance(bean))
                .toList();
        if (reachable.isEmpty()) {
            throw new InvalidRemoteObjectException(
                    "The Spring proxy of @RemoteFunctions " + type.getName() + " implements none of its contracts.",
                    "Let it proxy the contracts or the class.");
        }
        return reachable;
    }

    private static InvalidRemoteObjectException servedTwice(Contract contract, Object one, Object other) {
        return new InvalidRemoteObjectException(
                "The functions of contract " + contract.name() + " are served by two beans: of "
                        + AopProxyUtils.ultimateTargetClass(one).getName() + " and of "
                        + AopProxyUtils.ultimateTargetClass(other).getName() + ".",
                "Leave @RemoteFunctions on one of them.");
    }
}
