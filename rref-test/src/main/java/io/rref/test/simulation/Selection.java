package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parts of a schedule take place: all, unless a failing one is being shrunk. */
final class Selection {

    /** Null if all. */
    private final @Nullable Set<Part> only;

    private final List<Part> taken = new ArrayList<>();

    private Selection(@Nullable Set<Part> only) {
        this.only = only;
    }

    static Selection everything() {
        return new Selection(null);
    }

    static Selection only(Set<Part> parts) {
        return new Selection(parts);
    }

    /** Whether this part takes place. Ask only of what would. */
    boolean takes(Part.Sort sort, long key) {
        Part part = new Part(sort, key);
        if (only != null && !only.contains(part)) {
            return false;
        }
        taken.add(part);
        return true;
    }

    /** What took place, in order. */
    List<Part> taken() {
        return List.copyOf(taken);
    }
}
