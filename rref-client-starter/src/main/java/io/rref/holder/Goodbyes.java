package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says goodbye to every owner, once, and waits a little for their answers. */
final class Goodbyes {

    private final HolderId self;

    private final Moment moment;

    private final Timers timers;

    private final Exchanges exchanges;

    private final Alarm enough;

    private final Set<Target> unanswered = new LinkedHashSet<>();

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
            unanswered.add(link.target());
            exchanges.send(new Message.EndLease(link.target(), self, link.token()), new Farewell(link.target()));
        }
        if (links.isEmpty()) {
            done();
        } else {
            timers.set(enough, moment.now().plus(Pacing.GOODBYES));
        }
    }

    /** To whom goodbye was said, and who has not answered it: there the lease has to run out. */
    List<Target> unanswered() {
        return List.copyOf(unanswered);
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

    /** What one owner answers. */
    private final class Farewell implements Correspondent {

        private final Target owner;

        Farewell(Target owner) {
            this.owner = owner;
        }

        @Override
        public void replied(Exchange exchange, Reply reply) {
            unanswered.remove(owner);
            oneLess();
        }

        @Override
        public void failed(Exchange exchange, Certainty certainty, String detail) {
            oneLess();
        }
    }
}
