package io.rref.web.counter;

import io.rref.RemoteObject;

@RemoteObject(name = "visits")
class DeclaredVisits implements Visits {

    @Override
    public long count() {
        return 42;
    }
}
