package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;

/** All parts of one machine, as its requests need them. */
record Tables(
        HolderId self,
        OwnerLimits limits,
        Agenda agenda,
        Tally tally,
        Leases leases,
        Tombstones tombstones,
        References references,
        Names names,
        StandingRenewals renewals,
        Outcomes outcomes,
        WaitingReads reads,
        Works works,
        EndedLeases endedLeases,
        Drain drain) {

    static Tables empty(HolderId self, LeaseTerms terms, OwnerLimits limits) {
        Agenda agenda = new Agenda();
        Tally tally = new Tally();
        Tombstones tombstones = new Tombstones(limits.tombstones());
        References references = new References(self, agenda, tombstones, limits.longestPending(), tally);
        Names names = new Names(limits.names());
        StandingRenewals renewals = new StandingRenewals(agenda, terms.renewalStands());
        Outcomes outcomes = new Outcomes(references, renewals);
        WaitingReads reads = new WaitingReads(agenda);
        Works works = new Works(self, agenda, references, names, outcomes, reads);
        Leases leases = new Leases(limits.leases());
        EndedLeases endedLeases = new EndedLeases(agenda, references, outcomes, reads, works);
        Drain drain = new Drain();
        return new Tables(
                self,
                limits,
                agenda,
                tally,
                leases,
                tombstones,
                references,
                names,
                renewals,
                outcomes,
                reads,
                works,
                endedLeases,
                drain);
    }
}
