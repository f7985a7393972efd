package io.rref;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** A worker as seen from a caller: where objects are made and found, and functions are called. Thread-safe. */
public interface Worker {

    /** Name of the worker. Never blocks. */
    WorkerInfo info();

    /**
     * The worker's functions of this contract. Never blocks.
     *
     * @throws IllegalArgumentException if the interface is not a contract
     */
    <F> Remote<F> functions(Class<F> contract);

    /**
     * Makes an object on the worker and returns a handle at once. PyTorch: {@code remote(to, Class)}.
     *
     * @param arguments for the unmarked parameters of the class that serves the contract, in order
     * @throws IllegalArgumentException if the interface is not a contract, or an argument cannot be encoded
     */
    <C> RRef<C> create(Class<C> contract, @Nullable Object... arguments);

    /** The same for a generic contract. */
    <C> RRef<C> create(ParameterizedTypeReference<C> contract, @Nullable Object... arguments);

    /**
     * The object of this name, made from the arguments if there is none yet. Blocks for one answer.
     *
     * @throws NotExecutedException {@code name-taken} if the name is bound to another contract
     */
    <C> RRef<C> named(String name, Class<C> contract, @Nullable Object... arguments);

    /** The same for a generic contract. */
    <C> RRef<C> named(String name, ParameterizedTypeReference<C> contract, @Nullable Object... arguments);

    /**
     * The object of this name. Blocks for one answer.
     *
     * @throws NotExecutedException {@code unknown-name} if there is none
     */
    <C> RRef<C> find(String name, Class<C> contract);

    /** The same for a generic contract. */
    <C> RRef<C> find(String name, ParameterizedTypeReference<C> contract);

    /** Ends a name that this process published, and with it the hold that the name was. Blocks for one answer. */
    void unname(String name);
}
