package io.rref.proxy;

import io.rref.RemoteInterface;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A contract as both sides read it: an interface marked {@link RemoteInterface}, with its remote methods. Immutable; each
 * generic form is read once.
 *
 * <p>Default and inherited methods are remote like any other; static and private methods, {@code equals}, {@code hashCode}
 * and {@code toString} are not part of it.
 */
public final class Contract {

    /** Kept at the interface itself, so that a contract goes with its class loader. */
    private static final ClassValue<Map<Type, Contract>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Type, Contract> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Type form;

    private final Class<?> type;

    private final Map<Method, ContractMethod> byMethod;

    private final List<ContractMethod> methods;

    private final Map<String, ContractMethod> bySignature;

    private Contract(Type form) {
        this.form = form;
        this.type = TypeBindings.erase(form);
        this.byMethod = Map.copyOf(new ContractReader(type, TypeBindings.of(form)).read());
        this.methods = byMethod.values().stream()
                .distinct()
                .sorted(Comparator.comparing(ContractMethod::signature))
                .toList();
        this.bySignature =
                methods.stream().collect(Collectors.toUnmodifiableMap(ContractMethod::signature, Function.identity()));
    }

    /**
     * The contract of this interface.
     *
     * @throws IllegalArgumentException if it is none, naming the fault and what to do
     */
    public static Contract of(Class<?> contract) {
        return of((Type) contract);
    }

    /**
     * The contract of this interface or, for a generic one, of this form of it, such as {@code Box<String>}.
     *
     * @throws IllegalArgumentException if it is none, naming the fault and what to do
     */
    public static Contract of(Type contract) {
        if (!(contract instanceof Class<?>) && !(contract instanceof ParameterizedType)) {
            throw new IllegalArgumentException(contract.getTypeName() + " is no contract: name an interface");
        }
        Class<?> type = TypeBindings.erase(contract);
        Map<Type, Contract> forms = KNOWN.get(type);
        Contract known = forms.get(contract);
        if (known != null) {
            return known;
        }
        refuseWhatIsNone(type, contract);
        return forms.computeIfAbsent(TypeBindings.of(contract).resolve(contract), Contract::new);
    }

    /**
     * The contracts that a class implements, itself or through its supertypes, generic ones in the form that the class
     * gives them.
     *
     * @throws IllegalArgumentException if one of them is faulty or left open by the class
     */
    public static List<Contract> servedBy(Class<?> implementation) {
        TypeBindings bindings = TypeBindings.of(implementation);
        List<Contract> served = new ArrayList<>();
        for (Class<?> candidate : ClassUtils.getAllInterfacesForClassAsSet(implementation)) {
            if (isContract(candidate)) {
                served.add(of(bindings.formOf(candidate)));
            }
        }
        return List.copyOf(served);
    }

    /**
     * The contract of this binary name; empty if the class path has none. Where the name came over the wire, this is all that
     * it can bring about: the class is not initialized, and anything but an interface marked {@link RemoteInterface} is left
     * alone.
     *
     * @throws IllegalArgumentException if it is a faulty one, or generic, so that its name does not say all
     */
    public static Optional<Contract> named(String name) {
        return interfaceNamed(name).map(Contract::of);
    }

    /**
     * The contracts of the class of this binary name, as {@link #servedBy} finds them; empty if the class path has no such class, or
     * one whose contracts are at fault. As in {@link #named}, the class is not initialized.
     */
    public static List<Contract> servedByClassNamed(String name) {
        try {
            return servedByClass(Class.forName(name, false, ClassUtils.getDefaultClassLoader()));
        } catch (ClassNotFoundException | LinkageError notHere) {
            return List.of();
        }
    }

    /** The contracts of a class, as {@link #servedBy} finds them; empty if they are at fault. */
    public static List<Contract> servedByClass(Class<?> type) {
        try {
            return servedBy(type);
        } catch (IllegalArgumentException faulty) {
            return List.of();
        }
    }

    /** Whether the class path has a contract of this binary name. */
    public static boolean exists(String name) {
        return interfaceNamed(name).isPresent();
    }

    private static Optional<Class<?>> interfaceNamed(String name) {
        try {
            Class<?> type = Class.forName(name, false, ClassUtils.getDefaultClassLoader());
            return isContract(type) ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError notHere) {
            return Optional.empty();
        }
    }

    /** Whether this is an interface that is itself marked {@link RemoteInterface}. */
    public static boolean isContract(Class<?> type) {
        return type.isInterface() && !type.isAnnotation() && type.isAnnotationPresent(RemoteInterface.class);
    }

    /** Binary name of the interface. */
    public String name() {
        return type.getName();
    }

    /** The interface. */
    public Class<?> type() {
        return type;
    }

    /** Its remote methods, in the order of their signatures. */
    public Collection<ContractMethod> methods() {
        return methods;
    }

    /** The method of this signature, or null if there is none. */
    public @Nullable ContractMethod bySignature(String signature) {
        return bySignature.get(signature);
    }

    /**
     * The remote method that this method of the interface, or of one of its superinterfaces, stands for.
     *
     * @throws IllegalArgumentException if it is not part of the contract
     */
    public ContractMethod byMethod(Method method) {
        ContractMethod found = byMethod.get(method);
        if (found == null) {
            throw new IllegalArgumentException(method + " is no remote method of " + form.getTypeName());
        }
        return found;
    }

    /** Signatures that may have been meant: the same name with other parameters, then similar names; at most five. */
    public List<String> nearMatches(String signature) {
        return NearMatches.of(signature, methods);
    }

    /** Equal if it is the same generic form of the same interface. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Contract that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    /** Name of the interface, with its type arguments. */
    @Override
    public String toString() {
        return form.getTypeName();
    }

    private static void refuseWhatIsNone(Class<?> type, Type form) {
        String name = type.getName();
        if (!type.isInterface() || type.isAnnotation()) {
            throw new IllegalArgumentException(name + " is no contract: it is not an interface." + insteadOf(type));
        }
        if (!isContract(type)) {
            throw new IllegalArgumentException(name + " is no contract: mark the interface itself @RemoteInterface.");
        }
        if (type.isSealed()) {
            throw new IllegalArgumentException(
                    name + " cannot be a contract: it is sealed, and callers get proxies of it.");
        }
        if (type.getTypeParameters().length > 0 && form instanceof Class<?>) {
            String example = type.getSimpleName() + "<…>";
            throw new IllegalArgumentException(name + " is generic: name its types, by a ParameterizedTypeReference<"
                    + example + ">, at the injection point, or where a class implements it.");
        }
    }

    private static String insteadOf(Class<?> type) {
        String served = ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .filter(Contract::isContract)
                .map(Class::getName)
                .sorted()
                .collect(Collectors.joining(" or "));
        return served.isEmpty()
                ? " Give its methods an interface marked @RemoteInterface, and name that."
                : " Name the interface " + served + ".";
    }
}
