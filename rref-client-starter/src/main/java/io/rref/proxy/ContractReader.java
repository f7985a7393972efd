package io.rref.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ReflectionUtils;

/** Reads the methods of one contract. */
final class ContractReader {

    private final Class<?> contract;

    private final TypeBindings bindings;

    /** Methods that override each other share a key: name and parameter types after all variables are replaced. */
    private final Map<String, List<Method>> overriding = new TreeMap<>();

    ContractReader(Class<?> contract, TypeBindings bindings) {
        this.contract = contract;
        this.bindings = bindings;
        for (Class<?> type : interfacesOf(contract)) {
            Stream.of(type.getDeclaredMethods())
                    .filter(ContractReader::isRemote)
                    .forEach(method -> overriding
                            .computeIfAbsent(keyOf(method), key -> new ArrayList<>())
                            .add(method));
        }
    }

    /** Every method that a caller may hold, with the remote method it stands for. */
    Map<Method, ContractMethod> read() {
        Map<Method, ContractMethod> table = new HashMap<>();
        for (List<Method> methods : overriding.values()) {
            ContractMethod read = describe(mostSpecific(methods));
            methods.forEach(method -> table.put(method, read));
        }
        return table;
    }

    static String signatureOf(Method method) {
        return signature(method, Stream.of(method.getParameterTypes()));
    }

    private ContractMethod describe(Method method) {
        String signature = signatureOf(method);
        String shown = contract.getName() + "." + signature;
        List<Type> parameters = parameterTypes(method);
        for (int i = 0; i < parameters.size(); i++) {
            ArgumentTypes.check(parameters.get(i), shown + " cannot be a remote method: its parameter " + (i + 1));
        }
        Type returned = bindings.resolve(method.getGenericReturnType());
        Type result = ResultTypes.valueType(returned, shown);
        return new ContractMethod(
                signature, method, parameters, result, ResultTypes.shapeOf(TypeBindings.erase(returned)));
    }

    private List<Type> parameterTypes(Method method) {
        return Stream.of(method.getGenericParameterTypes())
                .map(bindings::resolve)
                .toList();
    }

    private String keyOf(Method method) {
        Method bridged = BridgeMethodResolver.findBridgedMethod(method);
        return signature(bridged, parameterTypes(bridged).stream().map(TypeBindings::erase));
    }

    private static String signature(Method method, Stream<Class<?>> parameters) {
        return method.getName() + parameters.map(Class::getTypeName).collect(Collectors.joining(",", "(", ")"));
    }

    private static boolean isRemote(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && !ReflectionUtils.isObjectMethod(method);
    }

    private static Method mostSpecific(List<Method> methods) {
        Method chosen = methods.get(0);
        for (Method method : methods) {
            if (isMoreSpecific(method, chosen)) {
                chosen = method;
            }
        }
        return chosen;
    }

    private static boolean isMoreSpecific(Method method, Method than) {
        if (method.isBridge() != than.isBridge()) {
            return than.isBridge();
        }
        boolean sameReturn = method.getReturnType().equals(than.getReturnType());
        return sameReturn
                ? !method.getDeclaringClass().equals(than.getDeclaringClass())
                        && than.getDeclaringClass().isAssignableFrom(method.getDeclaringClass())
                : than.getReturnType().isAssignableFrom(method.getReturnType());
    }

    private static Set<Class<?>> interfacesOf(Class<?> contract) {
        Set<Class<?>> found = new LinkedHashSet<>();
        found.add(contract);
        Stream.of(contract.getInterfaces()).forEach(type -> found.addAll(interfacesOf(type)));
        return found;
    }
}
