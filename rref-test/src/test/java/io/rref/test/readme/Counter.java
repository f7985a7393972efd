package io.rref.test.readme;

import io.rref.RemoteInterface;

@RemoteInterface
public interface Counter {
    long add(long n);
}
