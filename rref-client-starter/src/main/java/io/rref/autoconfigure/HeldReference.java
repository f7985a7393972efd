package io.rref.autoconfigure;

import io.rref.runtime.HeldHandle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One handle of this process, as operators see it; ids are abbreviated.
 *
 * @param contract what is behind it
 * @param owner name of the worker that holds the object
 * @param creation pending, known, ready or failed
 * @param access open, suspended, lost or closed
 * @param ageMs since when it is this process's own, to be closed by it; null for one that is lent for a call or belongs to an
 *     object
 * @param site where it was made; null if that was not found out
 */
public record HeldReference(
        String contract,
        String rref,
        String fork,
        String owner,
        String creation,
        String access,
        @Nullable Long ageMs,
        @Nullable String site) {

    /** How many of its kind a page lists at most: it is for people. */
    public static final int MOST_ON_A_PAGE = 1000;

    /** Those of the handles that stand on a page: the first ones. */
    public static List<HeldReference> page(List<HeldHandle> held) {
        return held.stream().limit(MOST_ON_A_PAGE).map(HeldReference::of).toList();
    }

    private static HeldReference of(HeldHandle handle) {
        return new HeldReference(
                handle.contract(),
                handle.rref().toString(),
                handle.fork().toString(),
                handle.owner(),
                handle.state().creation().name().toLowerCase(Locale.ROOT),
                handle.state().access().name().toLowerCase(Locale.ROOT),
                handle.age() == null ? null : handle.age().toMillis(),
                handle.site());
    }
}
