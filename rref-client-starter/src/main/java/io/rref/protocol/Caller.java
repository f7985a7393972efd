package io.rref.protocol;

import java.util.Set;

/** Who sent a message, as far as that has been proved. */
public sealed interface Caller {

    /** Nobody asks who sends: the network keeps strangers out, or the message never left the process. */
    Caller ANYBODY = new Anybody();

    /** Whether a message by which this holder opens, uses or ends its lease may come from this caller. */
    boolean isAllowedToActFor(HolderId holder);

    /** Who need not prove anything. */
    record Anybody() implements Caller {

        @Override
        public boolean isAllowedToActFor(HolderId holder) {
            return true;
        }
    }

    /** A member that has proved which start of which process it is. */
    record Member(HolderId id) implements Caller {

        @Override
        public boolean isAllowedToActFor(HolderId holder) {
            return id.equals(holder);
        }
    }

    /**
     * A member that has proved its name, and not which start of the process it is.
     *
     * @param names all that it may go by, such as those in a certificate; without any it may act for nobody
     */
    record Named(Set<String> names) implements Caller {

        /** Hexadecimal digits by which plain applications of one name are told apart. */
        private static final int START_DIGITS = 8;

        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean isAllowedToActFor(HolderId holder) {
            return names.contains(holder.name()) || names.contains(withoutStart(holder.name()));
        }

        private static String withoutStart(String name) {
            int dash = name.length() - START_DIGITS - 1;
            return dash > 0 && name.charAt(dash) == '-' && isHexadecimal(name, dash + 1)
                    ? name.substring(0, dash)
                    : name;
        }

        private static boolean isHexadecimal(String name, int from) {
            return name.chars()
                    .skip(from)
                    .allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
        }
    }
}
