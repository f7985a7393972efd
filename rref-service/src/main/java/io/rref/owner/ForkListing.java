package io.rref.owner;

import io.rref.protocol.ListedFork;
import io.rref.protocol.Notice;
import io.rref.protocol.RequestNumber;
import java.util.List;

/** What a lease lists, page by page. */
final class ForkListing {

    private static final int MOST_FORKS_PER_PAGE = 1000;

    private final RequestNumber below;

    private final List<Fork> forks;

    private int pages;

    private ForkListing(RequestNumber below, List<Fork> forks) {
        this.below = below;
        this.forks = forks;
    }

    /** Of the forks that are LIVE now. */
    static ForkListing of(Lease lease, RequestNumber below) {
        return new ForkListing(
                below, lease.forks().stream().filter(Fork::isLive).toList());
    }

    /** Whether nothing has been settled since it was made. */
    boolean isAt(RequestNumber lowestOpen) {
        return below.equals(lowestOpen);
    }

    Notice nextPage(long number) {
        int from = pages * MOST_FORKS_PER_PAGE;
        int to = Math.min(forks.size(), from + MOST_FORKS_PER_PAGE);
        pages++;
        List<ListedFork> page = forks.subList(from, to).stream()
                .map(fork -> new ListedFork(fork.entry().rref(), fork.id()))
                .toList();
        return new Notice.Listing(number, below, pages, isAtEnd(), page);
    }

    /** Whether the last page has been taken. */
    boolean isAtEnd() {
        return pages > 0 && pages * MOST_FORKS_PER_PAGE >= forks.size();
    }
}
