package io.rref.holder;

import io.rref.RRefId;
import io.rref.protocol.RequestNumber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open calls of this process on each object, in the order in which they were made. Each is sent with the number of the one
 * before it, so that the owner of a serial object keeps that order, whatever overtakes what on the way. Which objects are serial
 * only their owners know, so it is so for all; a call that follows no open one carries nothing.
 */
final class CallOrder {

    private final Map<RRefId, Place> latest = new HashMap<>();

    /** One call, between the one before it and the one behind. */
    static final class Place {

        private final Operation call;

        private final RRefId object;

        private @Nullable Place before;

        private @Nullable Place behind;

        private Place(Operation call, RRefId object) {
            this.call = call;
            this.object = object;
        }
    }

    /** The call is made now. What is no call has no place. */
    void join(Operation operation) {
        RRefId object = operation.request().calls();
        if (object == null) {
            return;
        }
        Place place = new Place(operation, object);
        Place before = latest.put(object, place);
        if (before != null) {
            place.before = before;
            before.behind = place;
        }
        operation.place(place);
    }

    /** The call is settled, or goes elsewhere. */
    void leave(Operation operation) {
        Place place = operation.place();
        if (place == null) {
            return;
        }
        operation.place(null);
        if (place.before != null) {
            place.before.behind = place.behind;
        }
        if (place.behind != null) {
            place.behind.before = place.before;
        } else if (place.before != null) {
            latest.put(place.object, place.before);
        } else {
            latest.remove(place.object);
        }
    }

    /**
     * Gives a call that is about to be sent for the first time under this lease its number, and writes in which one it follows. One
     * that was made before and cannot be sent yet gets its number now: it is not to be passed.
     */
    void number(Operation call, OwnerLink link) {
        Place place = placeOf(call);
        if (place == null) {
            return;
        }
        Deque<Operation> unnumbered = new ArrayDeque<>();
        RequestNumber after = null;
        for (Place each = place.before; each != null && after == null; each = each.before) {
            after = numberBefore(call, each.call, link);
            if (after == null && mayBeNumbered(each.call, link)) {
                unnumbered.push(each.call);
            }
        }
        if (call.number() == null) {
            for (Operation earlier : unnumbered) {
                after = reserve(earlier, link);
            }
        }
        call.follow(after);
    }

    /** A call under a name learns only now which object it is for. */
    private @Nullable Place placeOf(Operation call) {
        Place place = call.place();
        if (place != null && !place.object.equals(call.request().calls())) {
            leave(call);
            join(call);
        }
        return call.place();
    }

    /** Null where the earlier call has none under this lease, or one that would be passed by the call's own. */
    private static @Nullable RequestNumber numberBefore(Operation call, Operation earlier, OwnerLink link) {
        RequestNumber number = earlier.chosenLink() == link ? earlier.number() : null;
        RequestNumber own = call.number();
        return number == null || own == null || number.compareTo(own) < 0 ? number : null;
    }

    private static boolean mayBeNumbered(Operation earlier, OwnerLink link) {
        OwnerLink chosen = earlier.chosenLink();
        boolean unsent = earlier.phase().isBeforeSending() && earlier.number() == null;
        return unsent && (chosen == null || chosen == link);
    }

    private static RequestNumber reserve(Operation earlier, OwnerLink link) {
        RequestNumber number = link.numbers().take();
        earlier.link(link);
        link.attach(earlier);
        earlier.number(number);
        return number;
    }

    /**
     * The call that must be sent again, since the owner waits for this one, which has ended without its knowing: what is sent now
     * says that this one is settled. Null if there is none.
     */
    @Nullable
    Operation stranded(Operation ended) {
        Place place = ended.place();
        if (place == null || place.behind == null || ended.isHeardOf()) {
            return null;
        }
        Operation behind = place.behind.call;
        boolean waits = behind.phase() == Operation.Phase.SENT
                && behind.chosenLink() == ended.chosenLink()
                && Objects.equals(behind.follows(), ended.number());
        return waits && ended.number() != null ? behind : null;
    }
}
