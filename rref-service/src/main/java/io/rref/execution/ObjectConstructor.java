package io.rref.execution;

import io.rref.proxy.ArgumentTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;

/** The one constructor of a class, with what of its parameters is injected. Immutable. */
final class ObjectConstructor {

    private final Constructor<?> constructor;

    /** One entry per parameter; null where the argument is the caller's. */
    private final List<@Nullable InjectedParameter> injected = new ArrayList<>();

    private final List<Type> callerParameterTypes = new ArrayList<>();

    private ObjectConstructor(Constructor<?> constructor, AutowireCapableBeanFactory beans) {
        this.constructor = constructor;
        Parameter[] parameters = constructor.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            boolean marked = InjectedParameter.isMarked(parameters[i]);
            injected.add(marked ? new InjectedParameter(constructor, i, beans) : null);
            if (!marked) {
                callerParameterTypes.add(callerParameterType(i));
            }
        }
        ReflectionUtils.makeAccessible(constructor);
    }

    static ObjectConstructor of(Class<?> type, AutowireCapableBeanFactory beans) {
        refuseWhatCannotBeMade(type);
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        if (constructors.length != 1) {
            throw new InvalidRemoteObjectException(
                    "@RemoteObject " + type.getName() + " has " + constructors.length + " constructors.",
                    "Leave exactly one: callers name the contract, not a constructor.");
        }
        return new ObjectConstructor(constructors[0], beans);
    }

    Class<?> type() {
        return constructor.getDeclaringClass();
    }

    List<Type> callerParameterTypes() {
        return List.copyOf(callerParameterTypes);
    }

    Object make(@Nullable Object[] callerArguments) throws Throwable {
        if (callerArguments.length != callerParameterTypes.size()) {
            throw misfit(callerArguments);
        }
        @Nullable Object[] arguments = merge(callerArguments);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        } catch (IllegalArgumentException wrongTypes) {
            throw misfit(callerArguments);
        }
    }

    private @Nullable Object[] merge(@Nullable Object[] callerArguments) {
        @Nullable Object[] arguments = new Object[injected.size()];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            InjectedParameter parameter = injected.get(i);
            arguments[i] = parameter == null ? callerArguments[next++] : parameter.resolve();
        }
        return arguments;
    }

    private IllegalArgumentException misfit(@Nullable Object[] callerArguments) {
        return Misfit.of(type().getName(), callerParameterTypes, callerArguments);
    }

    private Type callerParameterType(int index) {
        Type parameterType = new MethodParameter(constructor, index).getGenericParameterType();
        try {
            ArgumentTypes.check(
                    parameterType, "parameter " + (index + 1) + " of the constructor of " + type().getName());
        } catch (IllegalArgumentException fault) {
            throw new InvalidRemoteObjectException(
                    fault.getMessage() + ".",
                    "Callers give it; if the application context is to, mark it @Autowired or @Value.",
                    fault);
        }
        return parameterType;
    }

    private static void refuseWhatCannotBeMade(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (type.isInterface()
                || Modifier.isAbstract(type.getModifiers())
                || type.isEnum()
                || inner
                || type.isLocalClass()
                || type.isAnonymousClass()) {
            throw new InvalidRemoteObjectException(
                    "@RemoteObject " + type.getName() + " cannot be made on its own.",
                    "Mark a concrete class that is top-level or static.");
        }
    }
}
