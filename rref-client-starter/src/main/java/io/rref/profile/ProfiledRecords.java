package io.rref.profile;

import io.rref.CallRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What workers tell of a profile.
 *
 * @param gaps what is missing, for people
 * @param unfinished what is missing yet, for people: who asks again may have it then
 */
public record ProfiledRecords(List<CallRecord> records, List<String> gaps, List<String> unfinished) {

    /** Nothing, and nothing is missing. */
    public static final ProfiledRecords NONE = new ProfiledRecords(List.of(), List.of(), List.of());

    public ProfiledRecords {
        records = List.copyOf(records);
        gaps = List.copyOf(gaps);
        unfinished = List.copyOf(unfinished);
    }

    /** No records, for this reason. */
    public static ProfiledRecords missing(String why) {
        return new ProfiledRecords(List.of(), List.of(why), List.of());
    }

    /** What stands in a book. */
    public static ProfiledRecords of(RecordBook book) {
        long dropped = book.dropped();
        int open = book.openRecords();
        return new ProfiledRecords(
                book.records(),
                dropped == 0 ? List.of() : List.of(book.node() + " had no room for " + dropped + " records"),
                open == 0 ? List.of() : List.of(book.node() + ": " + open + " calls had not ended"));
    }

    /** These, of which nothing will come any more. */
    public ProfiledRecords settled() {
        return new ProfiledRecords(records, gaps, List.of());
    }

    /** All that is missing, for people. */
    public List<String> missing() {
        return and(gaps, unfinished);
    }

    /** These and those. */
    public ProfiledRecords and(ProfiledRecords others) {
        return new ProfiledRecords(
                and(records, others.records), and(gaps, others.gaps), and(unfinished, others.unfinished));
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
