package io.rref.runtime;

import io.rref.RpcMode;
import io.rref.profile.ProfilingKey;
import io.rref.proxy.ContractMethod;

/**
 * What is known of a call when it begins. No part of it is an id, and {@code side}, {@code mode}, {@code contract} and {@code method}
 * come from code, never from a caller's text: there are only so many of them.
 *
 * @param contract the interface that declares the method, or that an object is made of; the value's type for {@code toHere}
 * @param method its signature; {@code new} for a creation, {@code toHere} for that
 * @param caller name of the process that calls
 * @param worker name of the worker that is called
 */
public record CallFacts(Side side, Mode mode, String contract, String method, String caller, String worker) {

    /** Stands for a contract or method that the worker does not have. */
    public static final String UNKNOWN = "unknown";

    /** Method of a creation. */
    public static final String NEW = "new";

    private static final String TO_HERE = "toHere";

    /** Who tells it. */
    public enum Side {
        /** The process that calls. */
        CLIENT,
        /** The worker that runs it. */
        WORKER
    }

    /** How it is called. */
    public enum Mode {
        SYNC("sync"),
        ASYNC("async"),
        REMOTE("remote"),
        CREATE("create"),
        TO_HERE("to-here"),
        /** Synchronous or asynchronous, which is the same to the worker. */
        CALL("call");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        /** As it is shown. */
        public String text() {
            return text;
        }

        static Mode of(RpcMode mode) {
            return switch (mode) {
                case RPC_SYNC -> SYNC;
                case RPC_ASYNC -> ASYNC;
                case REMOTE -> REMOTE;
            };
        }
    }

    static CallFacts ofCall(RpcMode mode, ContractMethod method, String caller, String worker) {
        String contract = method.method().getDeclaringClass().getName();
        return new CallFacts(Side.CLIENT, Mode.of(mode), contract, method.signature(), caller, worker);
    }

    static CallFacts ofCreation(String contract, String caller, String worker) {
        return new CallFacts(Side.CLIENT, Mode.CREATE, contract, NEW, caller, worker);
    }

    static CallFacts ofFetch(String type, String caller, String owner) {
        return new CallFacts(Side.CLIENT, Mode.TO_HERE, type, TO_HERE, caller, owner);
    }

    /** What PyTorch calls the function: a class is the function that makes its objects. */
    String function() {
        return mode == Mode.CREATE ? contract : contract + "." + method;
    }

    /** PyTorch's profiling key of the call. */
    String key() {
        return switch (mode) {
            case SYNC, CALL -> ProfilingKey.ofCall(RpcMode.RPC_SYNC, function(), caller, worker);
            case ASYNC -> ProfilingKey.ofCall(RpcMode.RPC_ASYNC, function(), caller, worker);
            case REMOTE, CREATE -> ProfilingKey.ofCall(RpcMode.REMOTE, function(), caller, worker);
            case TO_HERE -> ProfilingKey.ofFetch(caller, worker);
        };
    }
}
