package io.rref.directory;

import java.util.List;

/** What a directory knows of one worker at the moment of the question. */
public sealed interface WorkerLookup {

    /**
     * It may be at one of these addresses.
     *
     * @param listed where the directory's source says that it is, best first; none if it is only remembered
     * @param remembered where it was until its source listed it no more, latest first: a source that has forgotten a worker
     *     does not end it
     */
    record Found(List<WorkerAddress> listed, List<WorkerAddress> remembered) implements WorkerLookup {

        /** Refuses a worker without any address. */
        public Found {
            if (listed.isEmpty() && remembered.isEmpty()) {
                throw new IllegalArgumentException("found nowhere");
            }
            listed = List.copyOf(listed);
            remembered = List.copyOf(remembered);
        }

        /** At this address and no other. */
        public static Found at(WorkerAddress address) {
            return new Found(List.of(address), List.of());
        }
    }

    /**
     * No such worker.
     *
     * @param remedy for people: what the directory lists, and how a worker gets there
     */
    record Unknown(String remedy) implements WorkerLookup {}

    /**
     * The source has not answered so far, so nobody can say. Worth another try.
     *
     * @param trouble for people: which source it is, and what is wrong with it
     */
    record NotYetKnown(String trouble) implements WorkerLookup {}
}
