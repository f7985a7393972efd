package io.rref.service.autoconfigure.sample;

import io.rref.RemoteObject;

@RemoteObject(name = "visits")
class StoredCounter implements Counter {

    @Override
    public long add(long n) {
        return n;
    }
}
