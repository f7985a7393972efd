package io.rref.owner;

import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbered requests of one lease, from their acceptance until the holder settles their numbers. Nothing leaves by
 * time: a repeat meets what its first arrival left, however late it comes.
 */
final class RequestWindow {

    private final OwnerLimits limits;

    private final Tally tally;

    private final NavigableMap<RequestNumber, Request> requests = new TreeMap<>();

    private final SettledRanges settled;

    private final RefusedNumbers refused;

    private long keptBytes;

    private long describedBytes;

    RequestWindow(OwnerLimits limits, Tally tally) {
        this.limits = limits;
        this.tally = tally;
        this.refused = new RefusedNumbers(limits.requestsPerLease());
        this.settled = new SettledRanges(limits.requestsPerLease());
    }

    /** Takes in which numbers are settled; gives back the requests that are therefore forgotten. */
    List<Request> settle(SettledNumbers told) {
        if (!settled.add(told)) {
            return List.of();
        }
        refused.forgetBelow(settled.lowestOpen());
        List<Request> forgotten = new ArrayList<>();
        take(requests.headMap(told.lowestOpen(), false), forgotten);
        for (SettledNumbers.Range range : told.above()) {
            if (settled.contains(range.first())) {
                take(requests.subMap(range.first(), true, range.last(), true), forgotten);
            }
        }
        return forgotten;
    }

    private void take(NavigableMap<RequestNumber, Request> part, List<Request> taken) {
        for (Request request : part.values()) {
            keptBytes -= sizeOf(request.outcome());
            describedBytes -= request.describedBytes();
            taken.add(request);
        }
        tally.requests(-part.size());
        part.clear();
    }

    boolean isSettled(RequestNumber number) {
        return settled.contains(number);
    }

    /** Whether nothing has been heard of this number: it may still arrive. */
    boolean isUnseen(RequestNumber number) {
        return !requests.containsKey(number) && !settled.contains(number) && !refused.contains(number);
    }

    /** There was no room for it: it never will run. */
    void refuse(RequestNumber number) {
        refused.add(number);
    }

    /** Whether there was no room for it when it came; ask only of numbers that are neither here nor settled. */
    boolean isRefused(RequestNumber number) {
        return refused.contains(number);
    }

    /** The first number between these that may still arrive; null if there is none. */
    @Nullable
    RequestNumber firstUnseen(@Nullable RequestNumber above, RequestNumber below) {
        RequestNumber first = settled.lowestOpen();
        RequestNumber from = above != null && above.compareTo(first) >= 0 ? above.next() : first;
        RequestNumber number = settled.firstOpenFrom(from);
        while (number.compareTo(below) < 0 && !isUnseen(number)) {
            RequestNumber next = requests.containsKey(number) ? number.next() : refused.firstOtherFrom(number);
            number = settled.firstOpenFrom(next);
        }
        return number.compareTo(below) < 0 ? number : null;
    }

    @Nullable
    Request find(RequestNumber number) {
        return requests.get(number);
    }

    void add(RequestNumber number, Request request) {
        tally.requests(requests.put(number, request) == null ? 1 : 0);
        describedBytes += request.describedBytes();
    }

    /** Keeps the outcome of a request, or, if that is too large, that there was one. */
    void keep(Request request, Reply reply) {
        long size = sizeOf(reply);
        if (keptBytes + size > limits.keptBytesPerLease()) {
            request.finish(new Reply.AnswerNotKept());
        } else {
            keptBytes += size;
            request.finish(reply);
        }
    }

    /** Only what user code said is weighed: a refusal must stay one, since its repeat says that nothing ran. */
    private static long sizeOf(@Nullable Reply reply) {
        if (reply instanceof Reply.Returned returned) {
            return returned.value().size()
                    + (long) Fingerprint.BYTES_PER_HANDLE * returned.handles().size();
        }
        return reply instanceof Reply.Raised raised ? sizeOf(raised.failure()) : 0;
    }

    private static long sizeOf(RemoteFailure failure) {
        long size = failure.className().length() + failure.message().length();
        for (String cause : failure.causes()) {
            size += cause.length();
        }
        for (String frame : failure.stack()) {
            size += frame.length();
        }
        return size;
    }

    /** The lease has ended: one request less is kept. Null if there is none. */
    @Nullable
    Request forgetEarliest() {
        Map.Entry<RequestNumber, Request> earliest = requests.pollFirstEntry();
        if (earliest == null) {
            return null;
        }
        tally.requests(-1);
        return earliest.getValue();
    }

    /** Whether just the numbers below this one are settled, and none of the others has come. */
    boolean hasSettledExactlyBelow(RequestNumber number) {
        return requests.isEmpty() && settled.isExactlyBelow(number);
    }

    /** Whether no further number is accepted until lower ones are settled. */
    boolean isScattered() {
        return settled.isFull();
    }

    /** What is kept of the requests themselves, to tell their repeats from other bodies. */
    long describedBytes() {
        return describedBytes;
    }

    /** Requests that run or whose outcome is kept. */
    int size() {
        return requests.size();
    }

    /** Whether anything that is not settled has begun. What was refused has not, though its refusal is kept for its repeats. */
    boolean hasBegun() {
        return requests.values().stream()
                .anyMatch(request -> request.job() != null || !(request.outcome() instanceof Reply.Refused));
    }

    boolean isWithinLimits() {
        return requests.size() <= limits.requestsPerLease() && keptBytes <= limits.keptBytesPerLease();
    }
}
