package io.rref.holder;

import io.rref.ForkId;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;

/** Who hears what becomes of links. */
interface LinkListener {

    /** Something may be sent under its lease, from now on or again. */
    void usable(OwnerLink link);

    /** Its lease was refused; nobody holds anything there. */
    void refused(OwnerLink link, Problem problem);

    /** It is lost for good. */
    void lost(OwnerLink link, LinkLoss loss);

    /** Its owner is stopping, and ends after so long at most. */
    void draining(OwnerLink link, Duration remaining);

    /** An operator has ended what is behind these forks. */
    void revoked(OwnerLink link, List<ForkId> forks);

    /** What ran under this number although it was given up has ended. */
    void ended(OwnerLink link, RequestNumber number);

    /** Its owner lists other forks than this process has there: a page of them. */
    void listed(OwnerLink link, Notice.Listing page);
}
