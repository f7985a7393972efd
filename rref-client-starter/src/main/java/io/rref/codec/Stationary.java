package io.rref.codec;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Tells the classes whose objects stay where they are: futures and publishers, and objects of a contract. */
final class Stationary {

    /** Asked for every value, so the interfaces of a class are walked once. */
    private static final ClassValue<Optional<String>> REFUSALS = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
            return Optional.ofNullable(refusal(type));
        }
    };

    private Stationary() {}

    /** Why objects of this class do not travel, or null if nothing here is against it. */
    static @Nullable String refusalOf(Class<?> type) {
        return REFUSALS.get(type).orElse(null);
    }

    private static @Nullable String refusal(Class<?> type) {
        if (RRef.class.isAssignableFrom(type)) {
            return null;
        }
        if (Future.class.isAssignableFrom(type)
                || CompletionStage.class.isAssignableFrom(type)
                || Publisher.class.isAssignableFrom(type)) {
            return "Can not serialise a future: " + type.getName() + " stays in its process; pass its value when it is"
                    + " there, or let the contract's method itself return CompletableFuture or Mono and use callStage"
                    + " or callMono";
        }
        Class<?> contract = contractOf(type);
        return contract == null
                ? null
                : "Can not serialise an object of the contract " + contract.getName()
                        + ": it is called, it does not travel; make it an object (create, share) and pass or return its"
                        + " RRef<" + contract.getSimpleName() + ">";
    }

    private static @Nullable Class<?> contractOf(@Nullable Class<?> type) {
        if (type == null || type.isAnnotationPresent(RemoteInterface.class)) {
            return type;
        }
        for (Class<?> parent : type.getInterfaces()) {
            Class<?> contract = contractOf(parent);
            if (contract != null) {
                return contract;
            }
        }
        return contractOf(type.getSuperclass());
    }
}
