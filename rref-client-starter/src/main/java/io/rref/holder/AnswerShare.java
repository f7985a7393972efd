package io.rref.holder;

import java.util.List;

/** The handles of one answer that this process gives: it sponsors them, and holds their sources, until the answer is dropped. */
final class AnswerShare implements HandleUser {

    private final ShareId id;

    private final List<HandleRecord> sources;

    private boolean told;

    AnswerShare(ShareId id, List<HandleRecord> sources) {
        this.id = id;
        this.sources = List.copyOf(sources);
        sources.forEach(source -> source.users().add(this));
    }

    ShareId id() {
        return id;
    }

    List<HandleRecord> sources() {
        return sources;
    }

    @Override
    public boolean shares(HandleRecord handle) {
        return true;
    }

    /** Answers yes once: whether it is still to be told what became of the share. */
    boolean isUntold() {
        boolean untold = !told;
        told = true;
        return untold;
    }
}
