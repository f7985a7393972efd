package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.runtime.HolderRuntime;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

/**
 * A place where a reference is injected: which object it names, and by which contract.
 *
 * @param contract the contract, with its type arguments if it is generic
 */
record ReferencePoint(InjectionPoint point, String name, String worker, Type contract) {

    static ReferencePoint of(InjectionPoint point) {
        RemoteReference reference = reference(point);
        if (reference == null) {
            throw new InvalidRemoteReferenceException(
                    where(point) + " asks for a remote reference without saying which.",
                    "Add @RemoteReference(\"name@worker\") there.",
                    null);
        }
        String value = reference.value();
        int at = value.lastIndexOf('@');
        if (at <= 0 || at == value.length() - 1) {
            throw new InvalidRemoteReferenceException(
                    "@RemoteReference(\"" + value + "\") at " + where(point) + " names no object of a worker.",
                    "Write it as name@worker, such as visits@worker-1.",
                    null);
        }
        return new ReferencePoint(point, value.substring(0, at), value.substring(at + 1), contract(point));
    }

    <T> RRef<T> handle(HolderRuntime runtime) {
        return checked(() -> runtime.named(name, worker, contract));
    }

    Object proxy(HolderRuntime runtime) {
        return checked(() -> runtime.namedProxy(name, worker, contract));
    }

    private <R> R checked(Supplier<R> reference) {
        try {
            return reference.get();
        } catch (IllegalArgumentException unfit) {
            throw new InvalidRemoteReferenceException(
                    "@RemoteReference(\"" + name + "@" + worker + "\") at " + where(point) + " cannot be injected: "
                            + unfit.getMessage(),
                    "Inject a contract or an RRef of one: an interface marked @RemoteInterface; and name the worker as"
                            + " the directory does.",
                    unfit);
        }
    }

    /** Field or parameter, with its class. */
    static String where(InjectionPoint point) {
        return point + " of " + point.getMember().getDeclaringClass().getName();
    }

    /** At the field or parameter, or at the setter whose only parameter it is. */
    private static @Nullable RemoteReference reference(InjectionPoint point) {
        RemoteReference there = point.getAnnotation(RemoteReference.class);
        return there == null && point.getMember() instanceof Method setter && setter.getParameterCount() == 1
                ? setter.getAnnotation(RemoteReference.class)
                : there;
    }

    private static Type contract(InjectionPoint point) {
        ResolvableType type = point instanceof DependencyDescriptor descriptor
                ? descriptor.getResolvableType()
                : ResolvableType.forClass(point.getDeclaredType());
        ResolvableType handle = type.as(RRef.class);
        return (handle == ResolvableType.NONE ? type : handle.getGeneric(0)).getType();
    }
}
