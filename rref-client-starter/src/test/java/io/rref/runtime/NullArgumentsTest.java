package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RemoteInterface;
import io.rref.UntypedProxy;
import io.rref.Worker;
import io.rref.WorkerInfo;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.ParameterizedTypeReference;

/** Null for what must not be null, at every public method that takes arguments: the error names the parameter. */
class NullArgumentsTest {

    private static final ScriptedOwner OWNER = ScriptedOwner.withDefaults();

    private static final Worker WORKER = OWNER.client().on(ScriptedOwner.NAME);

    private static final RRef<Counter> HANDLE = WORKER.create(Counter.class);

    private static final Map<Class<?>, Object> PUBLIC = Map.of(
            RRefClient.class, OWNER.client(),
            Worker.class, WORKER,
            RRef.class, HANDLE,
            Remote.class, WORKER.functions(Counter.class),
            Invocation.class, HANDLE.call(counter -> counter.add(1)),
            UntypedProxy.class, HANDLE.proxy(io.rref.RpcMode.RPC_SYNC));

    /** What is called. */
    @RemoteInterface
    interface Counter {
        long add(long n);
    }

    @AfterAll
    static void close() {
        HANDLE.close();
        OWNER.close();
    }

    @TestFactory
    Stream<DynamicTest> whenAnArgumentIsNullThenTheErrorNamesItsParameter() {
        List<DynamicTest> tests = new ArrayList<>();
        PUBLIC.forEach((type, target) -> {
            for (Method method : type.getMethods()) {
                for (int at = 0; !Modifier.isStatic(method.getModifiers()) && at < method.getParameterCount(); at++) {
                    tests.add(test(type, target, method, at));
                }
            }
        });
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    @Test
    void whenAWorkersNameIsNullThenTheErrorSaysSo() {
        assertThat(catchThrowable(() -> new WorkerInfo(absent(), null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name of a worker must not be null");
    }

    private static DynamicTest test(Class<?> type, Object target, Method method, int at) {
        Parameter parameter = method.getParameters()[at];
        String name = type.getSimpleName() + "." + method.getName() + ", "
                + parameter.getType().getSimpleName() + " " + parameter.getName();
        return DynamicTest.dynamicTest(name, () -> {
            @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
            for (int other = 0; other < arguments.length; other++) {
                arguments[other] = other == at ? null : some(method.getParameterTypes()[other]);
            }
            Throwable thrown = catchThrowable(() -> method.invoke(target, arguments));

            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            assertThat(Objects.requireNonNull(thrown.getCause()))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageMatching("\\w+ must not be null");
        });
    }

    private static Object some(Class<?> type) {
        if (type == Class.class) {
            return Counter.class;
        }
        if (type == ParameterizedTypeReference.class) {
            return ParameterizedTypeReference.forType(Counter.class);
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : type == String.class ? "text" : (Counter) n -> n;
    }

    @SuppressWarnings("NullAway") // what callers without null checks give
    private static String absent() {
        return null;
    }
}
