package io.rref.protocol;

import io.rref.RRefId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The turns on serial objects that a chain of calls has, from the first call to the latest. Travels with each call as the attribute
 * {@value #ATTRIBUTE}, so that the owner of a serial object sees a call that would wait for itself.
 *
 * <p>At most {@value #MOST}: beyond, the oldest falls out. What is left out or cannot be read goes undetected, and the deadline
 * ends the wait.
 */
public record HeldTurns(List<Turn> turns) {

    /** Key of the call attribute. */
    public static final String ATTRIBUTE = "rref.held-turns";

    /** How many turns travel at most. */
    public static final int MOST = 64;

    /** No turn is held. */
    public static final HeldTurns NONE = new HeldTurns(List.of());

    private static final int LONGEST_CALL = 200;

    /**
     * One turn.
     *
     * @param number tells it from earlier turns on the same object
     * @param call for people: which call has it, and where
     */
    public record Turn(RRefId rref, long number, String call) {

        /** Leaves nothing in the text that would end it on the wire, and not too much of it. */
        public Turn {
            String plain = call.replaceAll("\\s", "_");
            call = plain.length() <= LONGEST_CALL ? plain : plain.substring(0, LONGEST_CALL);
        }

        private String value() {
            return rref.value() + "/" + number + "/" + call;
        }

        private static @Nullable Turn parse(String text) {
            String[] parts = text.split("/", 3);
            try {
                return parts.length < 3 ? null : new Turn(RRefId.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
            } catch (IllegalArgumentException otherForm) {
                return null;
            }
        }
    }

    public HeldTurns {
        turns = List.copyOf(turns);
    }

    /** What these call attributes tell. */
    public static HeldTurns in(Map<String, String> attributes) {
        String text = attributes.get(ATTRIBUTE);
        if (text == null) {
            return NONE;
        }
        List<Turn> turns = new ArrayList<>();
        for (String each : text.split(" ")) {
            Turn turn = Turn.parse(each);
            if (turn != null) {
                turns.add(turn);
            }
        }
        return latest(turns);
    }

    private static HeldTurns latest(List<Turn> turns) {
        return new HeldTurns(turns.subList(Math.max(0, turns.size() - MOST), turns.size()));
    }

    /** These turns, and one more. */
    public HeldTurns and(Turn turn) {
        List<Turn> more = new ArrayList<>(turns);
        more.add(turn);
        return latest(more);
    }

    /** The attributes with these turns among them; the same ones if no turn is held. */
    public Map<String, String> addTo(Map<String, String> attributes) {
        if (turns.isEmpty()) {
            return attributes;
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(ATTRIBUTE, turns.stream().map(Turn::value).collect(Collectors.joining(" ")));
        return Map.copyOf(more);
    }

    public boolean contains(RRefId rref, long number) {
        return turns.stream()
                .anyMatch(turn -> turn.number() == number && turn.rref().equals(rref));
    }

    /** For people: the calls from the first to the latest. */
    @Override
    public String toString() {
        return turns.stream().map(Turn::call).collect(Collectors.joining(" -> "));
    }
}
