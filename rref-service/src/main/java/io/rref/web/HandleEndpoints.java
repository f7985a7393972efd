package io.rref.web;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.time.Duration;
import java.util.List;

/** The handles to one object: registered, claimed, released, withdrawn. */
final class HandleEndpoints {

    private static final String FORK = "/rrefs/{rref}/forks/{fork}";

    static final List<Endpoint> ROWS = List.of(
            Endpoint.put(FORK, HandleEndpoints::register),
            Endpoint.delete(FORK, HandleEndpoints::releaseOrWithdraw),
            Endpoint.put("/holders/{holder}/forks/{fork}", HandleEndpoints::claim));

    private HandleEndpoints() {}

    /** Registers a fork for a receiver, under the sender's own; without a receiver, one more of the sender's. */
    private static Message register(WireRequest request) {
        JsonFields body = request.body();
        HolderId receiver = body.has(Wire.RECEIVER) ? body.parsed(Wire.RECEIVER, HolderId::parse) : null;
        Duration standsFor = body.has(Wire.STANDS_FOR) ? standsFor(body.number(Wire.STANDS_FOR)) : Duration.ZERO;
        return request.numbered(new Action.Register(rref(request), request.fork(), fork(request), receiver, standsFor));
    }

    /** Releases the holder's own fork; with {@code withdraw}, lets go of one that it sponsors. */
    private static Message releaseOrWithdraw(WireRequest request) {
        boolean withdraw = request.parameter(Wire.WITHDRAW, false, HandleEndpoints::flag);
        if (!withdraw) {
            return request.numbered(new Action.Release(rref(request), fork(request)));
        }
        Duration standsFor =
                request.parameter(Wire.STANDS_FOR, Duration.ZERO, digits -> standsFor(Long.parseLong(digits)));
        return request.numbered(new Action.Withdraw(rref(request), fork(request), standsFor));
    }

    private static Message claim(WireRequest request) {
        request.variable(
                "holder", HolderId::parse); // the token says who claims; the path must be well-formed all the same
        RRefId rref = request.body().parsed(Wire.RREF, RRefId::parse);
        return request.numbered(new Action.Claim(rref, fork(request)));
    }

    private static Duration standsFor(long milliseconds) {
        if (milliseconds < 0) {
            throw RefusedRequest.malformed(Wire.STANDS_FOR + " must not be negative, got " + milliseconds);
        }
        return Duration.ofMillis(milliseconds);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    private static RRefId rref(WireRequest request) {
        return request.variable("rref", RRefId::parse);
    }

    private static ForkId fork(WireRequest request) {
        return request.variable("fork", ForkId::parse);
    }
}
