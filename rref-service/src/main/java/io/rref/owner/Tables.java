package io.rref.owner;

import io.rref.protocol.HolderId;

/** All parts of one machine, as its requests need them. */
record Tables(
        HolderId self,
        OwnerLimits limits,
        Agenda agenda,
        Leases leases,
        Tombstones tombstones,
        References references,
        Names names,
        Outcomes outcomes,
        WaitingReads reads,
        Works works,
        EndedLeases endedLeases) {

    static Tables empty(HolderId self, OwnerLimits limits) {
        Agenda agenda = new Agenda();
        Tombstones tombstones = new Tombstones(limits.tombstones());
        References references = new References(self, agenda, tombstones, limits.longestPending());
        Names names = new Names(limits.names());
        Outcomes outcomes = new Outcomes(references);
        WaitingReads reads = new WaitingReads(agenda);
        Works works = new Works(self, agenda, references, names, outcomes, reads);
        Leases leases = new Leases(limits.leases());
        EndedLeases endedLeases = new EndedLeases(agenda, references, outcomes, reads, works);
        return new Tables(
                self, limits, agenda, leases, tombstones, references, names, outcomes, reads, works, endedLeases);
    }
}
