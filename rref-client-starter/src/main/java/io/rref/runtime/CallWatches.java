package io.rref.runtime;

import io.rref.ProcessProfiler;
import io.rref.profile.OpenRecord;
import io.rref.profile.ProfileTicket;
import io.rref.profile.ProfileTickets;
import io.rref.profile.ProfiledWork;
import io.rref.profile.ProfilingKey;
import io.rref.profile.RecordBook;
import io.rref.profile.RecordBooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All who watch the calls of this process: the application's observations, the profiles that its threads have opened, those of
 * others that their calls have brought, and those of the whole process. While nobody watches, nothing is made for it.
 * Thread-safe.
 */
public final class CallWatches {

    /** The profiler's own upkeep. */
    private static final Set<String> UPKEEP = Set.of(ProcessProfiler.class.getName(), ProfiledWork.class.getName());

    /** So many profilers see the whole process at one time: each costs every call a record. */
    static final int MOST_OF_PROCESS = 8;

    private final RecordBooks books;

    private volatile CallWatch observations = CallWatch.NONE;

    private volatile ProfileTickets ofProcess = ProfileTickets.NONE;

    CallWatches(RecordBooks books) {
        this.books = books;
    }

    /** Who is told of all calls from now on; in the place of who was told before. */
    void observeBy(CallWatch watch) {
        observations = watch;
    }

    /**
     * Everything that this worker runs is recorded here, too, from now on, until the book is closed.
     *
     * @throws IllegalStateException if that is done in eight books already
     */
    public synchronized void profileProcess(RecordBook book) {
        ProfileTickets opened = opened();
        if (opened.list().size() >= MOST_OF_PROCESS) {
            throw new IllegalStateException(MOST_OF_PROCESS
                    + " profilers of this process are entered already: exit() or close one of them first");
        }
        ofProcess = opened.and(new ProfileTicket("", "", book));
    }

    private ProfileTickets opened() {
        return new ProfileTickets(ofProcess.list().stream()
                .filter(ticket -> !ticket.book().isClosed())
                .toList());
    }

    /** It is recorded there no longer. */
    public synchronized void endProfileOfProcess(RecordBook book) {
        book.close();
        ofProcess = opened();
    }

    /** A call of this process begins. */
    WatchedCall begin(Supplier<CallFacts> told) {
        ProfileTickets tickets = CallChain.current().tickets();
        CallWatch watch = observations;
        if (tickets.isEmpty() && watch.isIdle()) {
            return WatchedCall.NONE;
        }
        CallFacts facts = told.get();
        Map<String, String> carried = new LinkedHashMap<>();
        Watched observed = watch.begin(facts, carried);
        if (tickets.isEmpty()) {
            return observed == Watched.NONE
                    ? WatchedCall.NONE
                    : new WatchedCall(facts.worker(), observed, List.of(), carried, ProfileTickets.NONE);
        }
        return recorded(facts, observed, carried, tickets);
    }

    private static WatchedCall recorded(
            CallFacts facts, Watched observed, Map<String, String> carried, ProfileTickets tickets) {
        List<OpenRecord> records = new ArrayList<>();
        ProfileTickets onward = ProfileTickets.NONE;
        String key = facts.key();
        for (ProfileTicket ticket : tickets.list()) {
            OpenRecord record = ticket.book().open(ProfilingKey.under(ticket.prefix(), key));
            if (record != null) {
                records.add(record);
                onward = ticket.travels() ? onward.and(ticket.under(record.key())) : onward;
            }
        }
        return new WatchedCall(facts.worker(), observed, records, carried, onward);
    }

    /**
     * This worker begins to run something for a caller.
     *
     * @param arrived the call attributes that came with it
     */
    public WatchedWork beginWork(Map<String, String> arrived, Supplier<CallFacts> told) {
        ProfileTickets tickets = ProfileTickets.in(arrived, books::bookOf).and(ofProcess);
        CallWatch watch = observations;
        if (tickets.isEmpty() && watch.isIdle()) {
            return WatchedWork.NONE;
        }
        CallFacts facts = told.get();
        Watched observed = watch.begin(facts, arrived);
        if (UPKEEP.contains(facts.contract())) {
            return new WatchedWork(observed, List.of(), ProfileTickets.NONE);
        }
        List<OpenRecord> records = new ArrayList<>();
        for (ProfileTicket ticket : tickets.list()) {
            OpenRecord record = ticket.book().open(ProfilingKey.under(ticket.prefix(), facts.function()));
            if (record != null) {
                records.add(record);
            }
        }
        return new WatchedWork(observed, records, tickets);
    }
}
