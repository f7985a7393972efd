package io.rref.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that some work is recorded by. Those that travel do so as the call attribute {@value #ATTRIBUTE}: a line for each,
 * its name, a space, and the key of the call. At most {@value #MOST} of them: beyond, the
 * oldest falls out, and its book counts that.
 */
public record ProfileTickets(List<ProfileTicket> list) {

    /** Key of the call attribute. */
    public static final String ATTRIBUTE = "rref.profiles";

    /** How many profiles record one call at most. */
    public static final int MOST = 8;

    /** Nobody's profile. */
    public static final ProfileTickets NONE = new ProfileTickets(List.of());

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    public ProfileTickets {
        list = List.copyOf(list);
    }

    /** Whether nobody profiles it. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** These and one more. */
    public ProfileTickets and(ProfileTicket ticket) {
        List<ProfileTicket> more = new ArrayList<>(list);
        more.add(ticket);
        return latest(more);
    }

    /** These and those. */
    public ProfileTickets and(ProfileTickets others) {
        if (list.isEmpty()) {
            return others;
        }
        List<ProfileTicket> more = new ArrayList<>(list);
        more.addAll(others.list);
        return latest(more);
    }

    private static ProfileTickets latest(List<ProfileTicket> tickets) {
        long tooMany = tickets.stream().filter(ProfileTicket::travels).count() - MOST;
        List<ProfileTicket> kept = new ArrayList<>();
        for (ProfileTicket ticket : tickets) {
            if (ticket.travels() && tooMany > 0) {
                tooMany--;
                ticket.book().miss();
            } else {
                kept.add(ticket);
            }
        }
        return new ProfileTickets(kept);
    }

    /**
     * What these call attributes tell; what cannot be read is left out.
     *
     * @param books the book of a profile of this name in this process; null if it has none and no room for one
     */
    public static ProfileTickets in(Map<String, String> attributes, Function<String, @Nullable RecordBook> books) {
        String text = attributes.get(ATTRIBUTE);
        if (text == null) {
            return NONE;
        }
        List<ProfileTicket> tickets = new ArrayList<>();
        for (String line : text.split("\n", MOST + 1)) {
            String[] parts = line.split(" ", 2);
            boolean readable = parts.length == 2
                    && NAME.matcher(parts[0]).matches()
                    && parts[1].length() <= ProfilingKey.LONGEST
                    && tickets.size() < MOST;
            RecordBook book = readable ? books.apply(parts[0]) : null;
            if (book != null) {
                tickets.add(new ProfileTicket(parts[0], parts[1], book));
            }
        }
        return new ProfileTickets(tickets);
    }

    /** The attributes with those that travel among them; the same ones if none does. */
    public Map<String, String> addTo(Map<String, String> attributes) {
        String lines = list.stream()
                .filter(ProfileTicket::travels)
                .map(ticket -> ticket.profile() + " " + ticket.prefix())
                .collect(Collectors.joining("\n"));
        if (lines.isEmpty()) {
            return attributes;
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(ATTRIBUTE, lines);
        return more;
    }
}
