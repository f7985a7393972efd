package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.security.Visitor.Answer;
import io.rref.worker.OwnerShell;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/**
 * The worker under test in mode {@code secret}, and what an attack may change of it: nothing.
 *
 * @param self who it is
 * @param owner what it knows
 * @param environment knows the port
 */
record GuardedWorker(HolderId self, OwnerShell owner, Environment environment) {

    static final String SECRET = "0123456789abcdef0123456789abcdef";

    static final String OTHER_SECRET = "fedcba9876543210fedcba9876543210";

    static final String STRANGERS_SECRET = "00000000000000000000000000000000";

    static final String OPERATOR = "open-sesame-of-the-operators";

    static final String METRICS = "open-sesame-of-prometheus";

    URI uri() {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port"));
    }

    SecretMember enter(String name) {
        return SecretMember.enter(uri(), self, name, SECRET);
    }

    Visitor nobody() {
        return new Visitor(uri(), null);
    }

    Visitor operator() {
        return Visitor.withPassword(uri(), "operator", OPERATOR);
    }

    /** Who shows a token that is made for this worker under this secret. */
    Visitor shows(HolderId id, String audience, String secret) {
        return Visitor.withToken(uri(), SecretMember.token(id, audience, secret));
    }

    HolderId holder(String name) {
        return new HolderId(name, Incarnation.parse("00112233445566778899aabbccddeeff"));
    }

    /** Asks for a lease. */
    Answer open(Visitor visitor, HolderId as) {
        return visitor.send("PUT", SecretMember.leaseOf(as), Map.of("RRef-Target", self.name()), "{\"session\":1}");
    }

    /** Refused, and the owner is as it was. */
    Answer refused(ProblemType type, Supplier<Answer> intruder) {
        OwnerSnapshot before = owner.snapshot();
        long counted = owner.refusals().of(type);
        Answer answer = intruder.get().isProblem(type);
        assertThat(owner.snapshot()).as("what the owner knows").isEqualTo(before);
        assertThat(owner.refusals().of(type)).as("refusals counted").isEqualTo(counted + 1);
        return answer;
    }

    /** Refused by the owner's machine under a lease of the intruder's own, which that prolongs; the objects are as they were. */
    void refusedButHeard(ProblemType type, Supplier<Answer> intruder) {
        List<OwnerSnapshot.Entry> before = owner.snapshot().entries();
        intruder.get().isProblem(type);
        assertThat(owner.snapshot().entries()).as("the objects").isEqualTo(before);
    }
}
