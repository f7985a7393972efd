package io.rref.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One run of a lambda against a stand-in. Used once, on one thread; calls from elsewhere are refused. */
final class Recording implements InvocationHandler {

    private final Contract contract;

    private final Thread thread = Thread.currentThread();

    private final Object standIn;

    private volatile boolean open = true;

    private volatile boolean leftThread;

    private int calls;

    private @Nullable RecordedCall recorded;

    private @Nullable Object sentinel;

    Recording(Contract contract) {
        this.contract = contract;
        this.standIn = ContractProxies.implement(contract, this);
    }

    Object standIn() {
        return standIn;
    }

    void close() {
        open = false;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        if (method.getDeclaringClass().equals(Object.class)) {
            return answerLocally(proxy, method, arguments);
        }
        if (!Thread.currentThread().equals(thread)) {
            leftThread = true;
            throw misuse("this one called on another thread");
        }
        if (!open) {
            throw misuse("this one kept its argument and called it later");
        }
        calls++;
        if (calls > 1) {
            throw misuse("this one made two calls or more");
        }
        ContractMethod called = contract.byMethod(method);
        recorded = new RecordedCall(called, arguments == null ? HandledInvocation.NO_ARGUMENTS : arguments);
        sentinel = Sentinels.of(called);
        return sentinel;
    }

    /** The call, if it was the only one. */
    RecordedCall finish() {
        if (leftThread) {
            throw misuse("this one called on another thread");
        }
        if (recorded == null) {
            throw misuse("this one made no call");
        }
        if (calls > 1) {
            throw misuse("this one made two calls or more");
        }
        return recorded;
    }

    /** The call, if it was the only one and this is what it returned. */
    RecordedCall finish(@Nullable Object returned) {
        RecordedCall call = finish();
        if (!Sentinels.isSame(sentinel, returned)) {
            throw misuse("this one returned something else than the result of its call");
        }
        return call;
    }

    /** What to throw if the lambda failed: our own word on its misuse if there is one, else its failure. */
    RuntimeException explain(Throwable failure) {
        Misuse own = misuseIn(failure);
        if (own != null) {
            return own;
        }
        boolean usedNull = failure instanceof NullPointerException && recorded != null && sentinel == null;
        if (usedNull || Sentinels.isUse(failure)) {
            Misuse used = misuse("this one used the result");
            used.initCause(failure);
            return used;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private @Nullable Misuse misuseIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misuse misuse && misuse.of == this) {
                return misuse;
            }
        }
        return null;
    }

    private Object answerLocally(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "recorder of " + contract;
        };
    }

    private Misuse misuse(String what) {
        return new Misuse(this, RightForm.of(contract, recorded == null ? null : recorded.method()) + "; " + what);
    }

    /** A lambda of the wrong form. */
    private static final class Misuse extends IllegalArgumentException {

        private final transient Recording of;

        Misuse(Recording of, String message) {
            super(message);
            this.of = of;
        }
    }
}
