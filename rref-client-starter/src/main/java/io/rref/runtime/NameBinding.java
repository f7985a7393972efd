package io.rref.runtime;

import io.rref.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a name: nothing yet, a handle, or the loss of the last one, which one use must still be told. Plain
 * state: one caller at a time.
 *
 * <p>Unbound to bound when it is looked up; bound to unbound when the look-up fails, or when the loss of the handle has been
 * told; bound to lost when the loss is noticed first; lost to unbound when it is told. Without recovery, lost stays.
 *
 * @param <H> a handle, told apart by identity
 */
final class NameBinding<H> {

    private final boolean recovers;

    private @Nullable H handle;

    private @Nullable H lost;

    private @Nullable LossReason loss;

    NameBinding(boolean recovers) {
        this.recovers = recovers;
    }

    /** The handle to use; null if the name must be looked up. */
    @Nullable
    H handle() {
        return handle;
    }

    /** The loss that was noticed and not told yet; without recovery, the loss for good. */
    @Nullable
    LossReason loss() {
        return loss;
    }

    /** The loss that this use must fail with; null if it may go on. */
    @Nullable
    LossReason tell() {
        LossReason told = loss;
        if (recovers) {
            lost = null;
            loss = null;
        }
        return told;
    }

    /** The name is being looked up: this handle stands for it from now on. */
    void bind(H found) {
        handle = found;
    }

    /** The look-up failed. The next use tries again: failures are never kept. */
    void failed(H looked) {
        if (handle == looked) {
            handle = null;
        }
    }

    /** The handle is lost. */
    void lost(H gone, LossReason reason) {
        if (handle == gone) {
            handle = null;
            lost = gone;
            loss = reason;
        }
    }

    /** A use of the handle has failed because of its loss: the next one need not be told. */
    void told(H gone, LossReason reason) {
        lost(gone, reason);
        if (lost == gone) {
            tell();
        }
    }
}
