package io.rref.profile;

import io.rref.CallRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What workers tell of a profile.
 *
 * @param gaps what is missing, for people
 */
public record ProfiledRecords(List<CallRecord> records, List<String> gaps) {

    /** Nothing, and nothing is missing. */
    public static final ProfiledRecords NONE = new ProfiledRecords(List.of(), List.of());

    public ProfiledRecords {
        records = List.copyOf(records);
        gaps = List.copyOf(gaps);
    }

    /** No records, for this reason. */
    public static ProfiledRecords missing(String why) {
        return new ProfiledRecords(List.of(), List.of(why));
    }

    /** What stands in a book. */
    public static ProfiledRecords of(RecordBook book) {
        long dropped = book.dropped();
        return new ProfiledRecords(
                book.records(),
                dropped == 0 ? List.of() : List.of(book.node() + " had no room for " + dropped + " records"));
    }

    /** These and those. */
    public ProfiledRecords and(ProfiledRecords others) {
        List<CallRecord> all = new ArrayList<>(records);
        all.addAll(others.records);
        List<String> missing = new ArrayList<>(gaps);
        missing.addAll(others.gaps);
        return new ProfiledRecords(all, missing);
    }
}
