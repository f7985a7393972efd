package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.List;

/** Says goodbye to every owner, once, and waits a little for their answers. */
final class Goodbyes implements Correspondent {

    private final HolderId self;

    private final Moment moment;

    private final Timers timers;

    private final Exchanges exchanges;

    private final Alarm enough;

    private int awaited;

    private boolean said;

    Goodbyes(HolderId self, Moment moment, Timers timers, Exchanges exchanges) {
        this.self = self;
        this.moment = moment;
        this.timers = timers;
        this.exchanges = exchanges;
        this.enough = timers.alarm(this::done);
    }

    /** Ends the leases of these links, which have been dropped. */
    void say(List<OwnerLink> links) {
        awaited = links.size();
        for (OwnerLink link : links) {
            exchanges.send(new Message.EndLease(link.target(), self, link.token()), this);
        }
        if (links.isEmpty()) {
            done();
        } else {
            timers.set(enough, moment.now().plus(Pacing.GOODBYES));
        }
    }

    @Override
    public void replied(Exchange exchange, Reply reply) {
        oneLess();
    }

    @Override
    public void failed(Exchange exchange, Certainty certainty, String detail) {
        oneLess();
    }

    private void oneLess() {
        awaited--;
        if (awaited == 0) {
            done();
        }
    }

    private void done() {
        if (!said) {
            said = true;
            timers.clear(enough);
            moment.decide(new HolderDecision.GoodbyesSaid());
        }
    }
}
