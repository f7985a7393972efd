package io.rref.test.simulation;

import io.rref.protocol.Content;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a method, function or constructor does when it runs. Every request has its own, so that a run tells whose it is.
 *
 * @param id travels as the arguments' content
 * @param takes how long it runs
 */
record UserCode(long id, Duration takes, Set<Deed> deeds) {

    /** Something that user code may do. */
    enum Deed {
        /** Ends with an exception. */
        RAISE,
        /** Keeps the handles that it was lent, as its worker's own. */
        KEEP_ARGUMENTS,
        /** Answers with the handles that it was lent, or leaves them in the result that stays. */
        RETURN_ARGUMENTS,
        /** Answers with a handle that its worker holds. */
        RETURN_OWN,
        /** Passes the handles that it was lent on to a function of some worker, and does not wait for that. */
        PASS_ON,
        /** Makes an object that takes one call at a time. */
        MAKE_SERIAL
    }

    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final Duration ENDLESS = Duration.ofDays(1);

    private static final Duration USUAL = Duration.ofMillis(50);

    /** Code that does this and nothing else. */
    static UserCode that(long id, Duration takes, Deed... deeds) {
        Set<Deed> all = EnumSet.noneOf(Deed.class);
        all.addAll(List.of(deeds));
        return new UserCode(id, takes, all);
    }

    static UserCode drawnFrom(Chance chance) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        for (Deed deed : Deed.values()) {
            if (chance.occurs(deed == Deed.RAISE ? 0.1 : 0.25)) {
                deeds.add(deed);
            }
        }
        Duration longest = chance.occurs(0.1) ? LONGEST : USUAL;
        return new UserCode(chance.number(), chance.between(Duration.ofNanos(1_000), longest), deeds);
    }

    /** Code that ends only when it is asked to. */
    static UserCode endless(Chance chance) {
        return that(chance.number(), ENDLESS);
    }

    boolean isEndless() {
        return takes.equals(ENDLESS);
    }

    /** The same code with those of its deeds that take place. */
    UserCode in(Selection selection) {
        if (deeds.isEmpty()) {
            return this;
        }
        Set<Deed> taken = EnumSet.noneOf(Deed.class);
        for (Deed deed : deeds) {
            if (selection.takes(Part.Sort.DEED, id + deed.ordinal())) {
                taken.add(deed);
            }
        }
        return new UserCode(id, takes, taken);
    }

    /** For the brief trace. */
    String inBrief() {
        return String.format(Locale.ROOT, " for %.1f s%s", takes.toNanos() / 1e9, deeds.isEmpty() ? "" : " " + deeds);
    }

    boolean does(Deed deed) {
        return deeds.contains(deed);
    }

    Content asContent() {
        return Content.of(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    }

    static long idIn(Content content) {
        return ByteBuffer.wrap(content.bytes()).getLong();
    }
}
