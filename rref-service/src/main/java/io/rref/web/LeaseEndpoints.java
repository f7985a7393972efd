package io.rref.web;

import io.rref.protocol.ForkSum;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A holder's lease here. */
final class LeaseEndpoints {

    private static final String LEASE = "/holders/{holder}/lease";

    static final List<Endpoint> ROWS =
            List.of(Endpoint.put(LEASE, LeaseEndpoints::openOrRenew), Endpoint.delete(LEASE, LeaseEndpoints::goodbye));

    private LeaseEndpoints() {}

    /** Opens a lease, or renews the one whose token it carries. */
    private static Message openOrRenew(WireRequest request) {
        return request.hasLease()
                ? new Message.RenewLease(
                        request.target(),
                        holder(request),
                        request.lease(),
                        counted(request, Wire.SEQUENCE),
                        heard(request),
                        request.settled(),
                        held(request))
                : new Message.OpenLease(request.target(), holder(request), counted(request, Wire.SESSION));
    }

    private static long counted(WireRequest request, String field) {
        long number = request.body().number(field);
        if (number < 1) {
            throw RefusedRequest.malformed("field '" + field + "' counts from 1, got " + number);
        }
        return number;
    }

    private static long heard(WireRequest request) {
        long heard = request.body().has(Wire.HEARD) ? request.body().number(Wire.HEARD) : 0;
        if (heard < 0) {
            throw RefusedRequest.malformed("field '" + Wire.HEARD + "' must not be negative, got " + heard);
        }
        return heard;
    }

    private static @Nullable ForkSum held(WireRequest request) {
        if (!request.body().has(Wire.HELD)) {
            return null;
        }
        JsonFields held = request.body().object(Wire.HELD);
        ForkSum sum = new ForkSum(
                held.number(Wire.COUNT), held.parsed(Wire.SUM, digits -> Long.parseUnsignedLong(digits, 16)));
        held.requireNoOthers();
        return sum;
    }

    private static Message goodbye(WireRequest request) {
        return new Message.EndLease(request.target(), holder(request), request.lease());
    }

    private static HolderId holder(WireRequest request) {
        return request.variable("holder", HolderId::parse);
    }
}
