package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.List;

/** Functions of any worker, in every form that a method of a contract can have. */
@RemoteInterface
public interface Arithmetic extends Named {

    long add(long a, long b);

    /** Another method, told apart by its parameters. */
    String add(String a, String b);

    long sum(List<Long> numbers);

    /** The numbers from one on. */
    List<Long> upTo(int last);

    void nothing();

    /** A default method is called remotely like any other. */
    default long twice(long n) {
        return add(n, n);
    }

    /** A default method that the worker's class overrides: remotely its form counts. */
    default String form() {
        return "the contract's";
    }
}
