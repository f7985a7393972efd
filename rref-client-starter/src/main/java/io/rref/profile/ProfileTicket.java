package io.rref.profile;

/**
 * What work that is profiled carries: where it is recorded, and after which key.
 *
 * @param profile names the profile, and is the only proof needed to collect it: 32 hexadecimal digits; empty for one that does
 *     not travel
 * @param prefix key of the call that the work is done for; empty where the profile began
 * @param book of this process
 */
public record ProfileTicket(String profile, String prefix, RecordBook book) {

    /** Whether calls carry it on: else it is of this process alone. */
    public boolean travels() {
        return !profile.isEmpty();
    }

    /** The same for what is done for the call with this key. */
    public ProfileTicket under(String key) {
        return new ProfileTicket(profile, key, book);
    }
}
