package io.rref.test.app;

import io.rref.RemoteObject;
import java.util.List;

@RemoteObject
class StoredAccount implements Account {

    private final String owner;

    StoredAccount(String owner, List<Long> deposits) {
        if (deposits.stream().anyMatch(deposit -> deposit < 0)) {
            throw new IllegalArgumentException("negative deposit of " + owner);
        }
        this.owner = owner;
    }

    @Override
    public String owner() {
        return owner;
    }
}
