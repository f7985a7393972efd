package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Reply;

/** Waits for no reply: for what is said once, whatever comes of it. */
enum Nobody implements Correspondent {
    INSTANCE;

    @Override
    public void replied(Exchange exchange, Reply reply) {}

    @Override
    public void failed(Exchange exchange, Certainty certainty, String detail) {}
}
