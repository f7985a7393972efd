package io.rref.holder;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.ListedFork;
import io.rref.protocol.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of one listing, as they come in. */
final class ListedPages {

    private Map<ForkId, RRefId> forks = new LinkedHashMap<>();

    private int pages;

    /** Takes a page in; answers whether all pages before it are here. */
    boolean add(Notice.Listing page) {
        if (page.page() == 1) {
            clear();
        }
        if (page.page() != pages + 1) {
            clear();
            return false;
        }
        pages++;
        for (ListedFork listed : page.forks()) {
            forks.put(listed.fork(), listed.rref());
        }
        return true;
    }

    /** All that were listed; none are here any more. */
    Map<ForkId, RRefId> take() {
        Map<ForkId, RRefId> taken = forks;
        clear();
        return taken;
    }

    void clear() {
        forks = new LinkedHashMap<>();
        pages = 0;
    }
}
