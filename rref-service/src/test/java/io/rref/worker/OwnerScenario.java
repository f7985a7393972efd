package io.rref.worker;

import io.rref.RRefId;
import io.rref.protocol.Action;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What threads do at once to one owner. Holder 1 has made object 1 under fork 1 and shared it with holder 2 under fork 2.
 * Lincheck runs these in parallel, and requires results that some order of them gives.
 */
public class OwnerScenario {

    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(40);

    private static final Set<RRefId> EVER_MADE =
            IntStream.rangeClosed(1, 5).mapToObj(SharedOwner::rref).collect(Collectors.toSet());

    private final SharedOwner owner;

    /** Of the shell as it ships. */
    public OwnerScenario() {
        this(new SharedOwner());
    }

    OwnerScenario(SharedOwner owner) {
        this.owner = owner;
        owner.request(1, 1, owner.create(1, 1));
        owner.request(1, 2, owner.share(1, 1, 2, 2));
    }

    /** The same number twice at once is the same call: it runs once. */
    @Operation
    public String call(@Param(gen = IntGen.class, conf = "1:2") int number) {
        return owner.request(1, 10 + number, owner.add(1, 1, number));
    }

    /** Under a fork that is PENDING at first, which this claims. */
    @Operation
    public String callAsReceiver(@Param(gen = IntGen.class, conf = "1:2") int number) {
        return owner.request(2, 10 + number, owner.add(1, 2, 10 * number));
    }

    @Operation
    public String cancelCall() {
        return owner.cancel(1, 11);
    }

    @Operation
    public String claim() {
        return owner.request(2, 1, new Action.Claim(SharedOwner.rref(1), SharedOwner.fork(2)));
    }

    @Operation
    public String withdraw() {
        return owner.request(1, 20, new Action.Withdraw(SharedOwner.rref(1), SharedOwner.fork(2), Duration.ZERO));
    }

    @Operation
    public String close() {
        return owner.request(1, 21, new Action.Release(SharedOwner.rref(1), SharedOwner.fork(1)));
    }

    @Operation
    public String closeAsReceiver() {
        return owner.request(2, 21, new Action.Release(SharedOwner.rref(1), SharedOwner.fork(2)));
    }

    @Operation
    public String keep() {
        return owner.request(1, 22, owner.keep(1, 1, 3));
    }

    /** Two holders ask for one name, each with an object of its own in mind. */
    @Operation
    public String publish(@Param(gen = IntGen.class, conf = "1:2") int holder) {
        return owner.request(holder, 30, owner.publish("tally", 1 + holder, 4 + holder));
    }

    @Operation
    public String create(@Param(gen = IntGen.class, conf = "1:2") int holder) {
        return owner.request(holder, 40, owner.create(3 + holder, 8 + holder));
    }

    /** The owner's own process takes a handle under the fork that stands, lets it go, or both. */
    @Operation
    public boolean openLocally() {
        return owner.shell().openLocalHandle(SharedOwner.rref(1), SharedOwner.fork(1), SharedOwner.fork(20));
    }

    @Operation
    public void closeLocally() {
        owner.shell().closeLocalHandle(SharedOwner.rref(1), SharedOwner.fork(20));
    }

    @Operation
    public String leave(@Param(gen = IntGen.class, conf = "1:2") int holder) {
        return owner.leave(holder);
    }

    /** Every lease lapses that nothing prolongs. */
    @Operation
    public void passLeases() {
        owner.pass(LEASE_AND_MORE);
    }

    /** When all has ended. */
    @Validate
    public void requireConsistent() {
        owner.requireConsistent(EVER_MADE);
    }
}
