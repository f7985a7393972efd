package io.rref.security;

import io.rref.security.SecretMember.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Alice, who is served all the time, and an object of hers that others are after. */
abstract class MemberWithAnObject {

    final GuardedWorker worker;

    final SecretMember alice;

    final Held object;

    MemberWithAnObject(GuardedWorker worker) {
        this.worker = worker;
        this.alice = worker.enter("alice");
        this.object = alice.create();
    }

    @BeforeEach
    void makeTheObject() {
        alice.add(object, alice.next(), 0).is(200);
    }

    @AfterEach
    void leave() {
        alice.leave();
    }
}
