package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.WorkerInfo;
import io.rref.proxy.Contract;
import io.rref.runtime.NamedReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * A reference that is asked for: which object, by which contract, and where, for people.
 *
 * @param contract the contract, with its type arguments if it is generic
 */
record ReferencePoint(RemoteReference reference, Type contract, String where) {

    /** What the point names or else the contract that it asks for. */
    static ReferencePoint of(InjectionPoint point) {
        String where = where(point);
        Type contract = contract(point, where);
        Class<?> type = ResolvableType.forType(contract).resolve(Object.class);
        RemoteReference there = Points.namedAt(point);
        RemoteReference reference = there == null ? Points.namedOn(type) : there;
        if (reference == null) {
            throw new InvalidRemoteReferenceException(
                    where + " asks for a remote reference without saying which.",
                    "Add @RemoteReference(\"name@worker\") there, or to " + type.getSimpleName() + " itself.",
                    null);
        }
        return new ReferencePoint(reference, contract, where);
    }

    /** What the contract itself names; null if it names nothing. */
    static @Nullable ReferencePoint ofType(Class<?> contract) {
        RemoteReference reference = Points.namedOn(contract);
        return reference == null ? null : new ReferencePoint(reference, contract, contract.getName());
    }

    /** Field or parameter, with its class. */
    static String where(InjectionPoint point) {
        return point + " of " + point.getMember().getDeclaringClass().getName();
    }

    /** The same with placeholders resolved, and checked. */
    NamedReference named(Environment environment) {
        String value = resolved(environment);
        int at = value.lastIndexOf('@');
        if (at <= 0 || at == value.length() - 1) {
            throw refused(
                    " names no object of a worker" + (value.equals(reference.value()) ? "." : ": " + value + "."),
                    "Write it as name@worker, such as visits@worker-1.",
                    null);
        }
        String worker = value.substring(at + 1);
        requireWorker(worker);
        requireContract();
        return new NamedReference(value.substring(0, at), worker, contract, reference.recover());
    }

    private String resolved(Environment environment) {
        try {
            return environment.resolveRequiredPlaceholders(reference.value()).strip();
        } catch (IllegalArgumentException unknown) {
            throw refused(
                    " cannot be resolved: " + unknown.getMessage() + ".",
                    "Set the property, or write a default into the placeholder: ${property:default}.",
                    unknown);
        }
    }

    private void requireWorker(String worker) {
        try {
            WorkerInfo.named(worker);
        } catch (IllegalArgumentException unfit) {
            throw refused(
                    " names no worker: " + unfit.getMessage() + ".", "Name the worker as the directory does.", unfit);
        }
    }

    private void requireContract() {
        if (contract instanceof ParameterizedType generic
                && Stream.of(generic.getActualTypeArguments()).anyMatch(WildcardType.class::isInstance)) {
            throw refused(
                    " cannot be injected: " + contract.getTypeName() + " is left open.",
                    "Write a type instead of each question mark.",
                    null);
        }
        try {
            Contract.of(contract);
        } catch (IllegalArgumentException unfit) {
            Class<?> type = ResolvableType.forType(contract).resolve(Object.class);
            String remedy = !Contract.isContract(type)
                    ? "Inject a contract or an RRef of one: an interface marked @RemoteInterface."
                    : type.getTypeParameters().length > 0
                            ? "Write the types of its methods out, such as " + type.getSimpleName() + "<String>."
                            : "Change " + type.getSimpleName() + " so that all its methods can be called remotely.";
            throw refused(" cannot be injected: " + unfit.getMessage(), remedy, unfit);
        }
    }

    private InvalidRemoteReferenceException refused(String what, String remedy, @Nullable Throwable cause) {
        return new InvalidRemoteReferenceException(
                "@RemoteReference(\"" + reference.value() + "\") at " + where + what, remedy, cause);
    }

    private static Type contract(InjectionPoint point, String where) {
        ResolvableType type = Points.typeAt(point);
        ResolvableType handle = type.as(RRef.class);
        if (handle == ResolvableType.NONE) {
            return type.getType();
        }
        if (handle.getType() instanceof Class<?>) {
            throw new InvalidRemoteReferenceException(
                    where + " is a raw RRef: nothing says by which contract its object is called.",
                    "Write the contract out, such as RRef<Counter>.",
                    null);
        }
        return handle.getGeneric(0).getType();
    }
}
