package io.rref.web;

import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.ObjectName;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.util.List;

/** Names of objects. */
final class NameEndpoints {

    private static final String NAME = "/names/{name}";

    static final List<Endpoint> ROWS = List.of(
            Endpoint.put(NAME, NameEndpoints::publishOrFind),
            Endpoint.get(NAME, NameEndpoints::look),
            Endpoint.delete(NAME, NameEndpoints::unname));

    private NameEndpoints() {}

    /** Gives the asker a fork of the named object; with arguments, makes it if the name is free. */
    private static Message publishOrFind(WireRequest request) {
        String name = name(request);
        JsonFields body = request.body();
        String contract = body.text(Wire.CONTRACT);
        RRefId rref = body.parsed(Wire.RREF, RRefId::parse);
        return request.numbered(
                body.has(Wire.ARGUMENTS)
                        ? new Action.Publish(
                                name,
                                contract,
                                rref,
                                request.fork(),
                                body.json(Wire.ARGUMENTS),
                                body.handles(),
                                body.object(Wire.ATTRIBUTES).texts())
                        : new Action.Find(name, contract, rref, request.fork()));
    }

    private static Message look(WireRequest request) {
        return new Message.Look(request.target(), request.lease(), name(request), request.settled());
    }

    private static Message unname(WireRequest request) {
        return request.numbered(new Action.Unname(name(request)));
    }

    private static String name(WireRequest request) {
        return request.variable("name", ObjectName::require);
    }
}
