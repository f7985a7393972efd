package io.rref.runtime;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.LeaseToken;
import java.security.SecureRandom;

/** Makes ids that nobody has used and nobody can guess. Thread-safe. */
public class FreshIds {

    private final SecureRandom random = new SecureRandom();

    public ForkId fork() {
        return new ForkId(random.nextLong(), random.nextLong());
    }

    public RRefId rref() {
        return new RRefId(random.nextLong(), random.nextLong());
    }

    public LeaseToken lease() {
        return new LeaseToken(random.nextLong(), random.nextLong());
    }

    /** Names a profile: 32 hexadecimal digits. */
    public String profile() {
        return lease().value();
    }

    public Incarnation incarnation() {
        return new Incarnation(random.nextLong(), random.nextLong());
    }
}
