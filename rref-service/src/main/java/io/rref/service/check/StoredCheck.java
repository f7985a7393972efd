package io.rref.service.check;

import io.rref.RemoteObject;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class StoredCheck implements Check, AutoCloseable {

    private final String name;

    private final HeldChecks held;

    StoredCheck(String name, @Autowired HeldChecks held) {
        this.name = name;
        this.held = held;
        held.add(name);
    }

    @Override
    public String echo(String text) {
        return name + " " + text;
    }

    @Override
    public void close() {
        held.remove(name);
    }
}
