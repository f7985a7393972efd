package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Reply;

/** Who waits for the reply to a sending. */
interface Correspondent {

    /** The reply to this sending. */
    void replied(Exchange exchange, Reply reply);

    /** This sending failed without a reply. */
    void failed(Exchange exchange, Certainty certainty, String detail);
}
