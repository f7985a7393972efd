package io.rref.web;

import io.rref.protocol.Message;
import io.rref.protocol.RequestNumber;
import java.util.List;

/** Numbered requests of a lease, named by their number alone. */
final class NumberEndpoints {

    private static final String REQUEST = "/requests/{number}";

    static final List<Endpoint> ROWS =
            List.of(Endpoint.get(REQUEST, NumberEndpoints::recall), Endpoint.delete(REQUEST, NumberEndpoints::cancel));

    private NumberEndpoints() {}

    private static Message recall(WireRequest request) {
        return new Message.Recall(request.target(), request.lease(), number(request), request.settled());
    }

    private static Message cancel(WireRequest request) {
        return new Message.Cancel(request.target(), request.lease(), number(request), request.settled());
    }

    private static RequestNumber number(WireRequest request) {
        return request.variable("number", WireRequest::requestNumber);
    }
}
