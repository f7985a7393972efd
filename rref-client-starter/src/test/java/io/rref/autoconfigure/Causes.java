package io.rref.autoconfigure;

/** Finds what lies under Spring's wrappers. */
final class Causes {

    private Causes() {}

    static <E extends Throwable> E first(Throwable failure, Class<E> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " under it", failure);
    }
}
