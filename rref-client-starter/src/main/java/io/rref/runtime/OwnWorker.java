package io.rref.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The worker of this process, if it is one. Thread-safe. */
final class OwnWorker {

    private volatile @Nullable LocalOwner attached;

    private volatile Supplier<@Nullable LocalOwner> lookUp = () -> null;

    /** This process is a worker: what it sends to itself stays here. */
    void attach(LocalOwner owner) {
        attached = owner;
    }

    /** Where to look for the worker of this process as long as none has made itself known. */
    void lookUpBy(Supplier<@Nullable LocalOwner> where) {
        lookUp = where;
    }

    @Nullable
    LocalOwner find() {
        LocalOwner known = attached;
        return known == null ? lookUp.get() : known;
    }

    /** The worker of this process, if it has made itself known. */
    @Nullable
    LocalOwner attached() {
        return attached;
    }
}
