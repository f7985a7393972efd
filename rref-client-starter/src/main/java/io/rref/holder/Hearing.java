package io.rref.holder;

import io.rref.protocol.Notice;
import java.util.List;

/** Takes in what owners say of themselves: each notice once, in their order, however often and late it comes. */
final class Hearing {

    private final LinkListener listener;

    Hearing(LinkListener listener) {
        this.listener = listener;
    }

    void hear(OwnerLink link, List<Notice> notices) {
        for (Notice notice : notices) {
            if (!link.isEnded() && link.renewal().hears(notice.number())) {
                takeIn(link, notice);
            }
        }
    }

    private void takeIn(OwnerLink link, Notice notice) {
        if (notice instanceof Notice.Revoked revoked) {
            listener.revoked(link, revoked.forks());
        } else if (notice instanceof Notice.Ended ended) {
            listener.ended(link, ended.request());
        } else if (notice instanceof Notice.Listing page) {
            listener.listed(link, page);
        } else if (notice instanceof Notice.Draining draining) {
            link.drain();
            listener.draining(link, draining.remaining());
        }
    }
}
