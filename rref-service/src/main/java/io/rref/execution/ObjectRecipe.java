package io.rref.execution;

import io.rref.proxy.Contract;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one contract's objects are made. Immutable. */
public final class ObjectRecipe {

    private final Contract contract;

    private final ObjectConstructor constructor;

    ObjectRecipe(Contract contract, ObjectConstructor constructor) {
        this.contract = contract;
        this.constructor = constructor;
    }

    /** The contract, in the form that the class gives it. */
    public Contract contract() {
        return contract;
    }

    /** The class that is made. */
    public Class<?> type() {
        return constructor.type();
    }

    /** Types of the arguments that the caller gives, with their generics, in order. */
    public List<Type> callerParameterTypes() {
        return constructor.callerParameterTypes();
    }

    /**
     * Makes one object.
     *
     * @param callerArguments for {@link #callerParameterTypes}, in order; what is injected is found here
     * @throws IllegalArgumentException if the arguments do not fit
     * @throws Throwable what the constructor throws, as it is
     */
    public Object make(@Nullable Object[] callerArguments) throws Throwable {
        return constructor.make(callerArguments);
    }
}
