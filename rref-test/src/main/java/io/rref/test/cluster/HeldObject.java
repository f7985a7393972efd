package io.rref.test.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * One object, as its worker lists it for operators.
 *
 * @param rref abbreviated id
 * @param contract what it is
 * @param state how far its creation is
 * @param forks who holds it
 * @param localHandles handles to it in its own worker
 * @param runningWork calls that are running on it
 * @param names under which it is published
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeldObject(
        String rref,
        String contract,
        String state,
        List<HeldFork> forks,
        int localHandles,
        int runningWork,
        List<String> names) {

    /**
     * One handle to it.
     *
     * @param state live, or pending until its holder has claimed it
     * @param ageMs since it was listed
     */
    public record HeldFork(String fork, String state, String holder, long ageMs) {}

    /** Whether it stays on purpose. */
    public boolean isNamed() {
        return !names.isEmpty();
    }
}
