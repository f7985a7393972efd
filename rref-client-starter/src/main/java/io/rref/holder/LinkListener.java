package io.rref.holder;

import io.rref.protocol.Problem;

/** Who hears what becomes of links. */
interface LinkListener {

    /** Something may be sent under its lease, from now on or again. */
    void usable(OwnerLink link);

    /** Its lease was refused; nobody holds anything there. */
    void refused(OwnerLink link, Problem problem);

    /** It is lost for good. */
    void lost(OwnerLink link, LinkLoss loss);
}
