package io.rref.protocol;

import java.util.Set;
import java.util.regex.Pattern;

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

        /** By which plain applications of one name are told apart. */
        private static final Pattern START = Pattern.compile("-[0-9a-f]{8}$");

        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean isAllowedToActFor(HolderId holder) {
            return names.contains(holder.name())
                    || names.contains(START.matcher(holder.name()).replaceFirst(""));
        }
    }
}
