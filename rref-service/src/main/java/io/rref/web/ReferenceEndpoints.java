package io.rref.web;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.Query;
import io.rref.protocol.RequestNumber;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object: made, looked at, called, read; and the worker's functions, which are called alike. */
final class ReferenceEndpoints {

    private static final String REFERENCE = "/rrefs/{rref}";

    static final List<Endpoint> ROWS = List.of(
            Endpoint.put(REFERENCE, ReferenceEndpoints::create),
            Endpoint.get(REFERENCE, ReferenceEndpoints::state),
            Endpoint.get(REFERENCE + "/value", ReferenceEndpoints::value),
            Endpoint.get(REFERENCE + "/type", ReferenceEndpoints::type),
            Endpoint.post(REFERENCE + "/fetches", ReferenceEndpoints::fetch),
            Endpoint.post(REFERENCE + "/calls", ReferenceEndpoints::call),
            Endpoint.post("/functions/{contract}/calls", ReferenceEndpoints::callFunction));

    private ReferenceEndpoints() {}

    private static Message create(WireRequest request) {
        JsonFields body = request.body();
        return request.numbered(new Action.Create(
                rref(request),
                request.fork(),
                body.text(Wire.CONTRACT),
                body.json(Wire.ARGUMENTS),
                body.handles(),
                body.object(Wire.ATTRIBUTES).texts()));
    }

    private static Message state(WireRequest request) {
        boolean ready = request.parameter(Wire.WAIT, false, ReferenceEndpoints::isReady);
        return request.read(new Query.StateQuery(rref(request), request.fork(), ready));
    }

    private static boolean isReady(String wait) {
        if (!wait.equals(Wire.READY)) {
            throw new IllegalArgumentException("'" + wait + "' is nothing to wait for: expected " + Wire.READY);
        }
        return true;
    }

    private static Message value(WireRequest request) {
        return request.read(new Query.ValueQuery(rref(request), request.fork()));
    }

    private static Message type(WireRequest request) {
        return request.read(new Query.TypeQuery(rref(request), request.fork()));
    }

    private static Message fetch(WireRequest request) {
        return request.numbered(new Action.Fetch(rref(request), request.fork()));
    }

    private static Message call(WireRequest request) {
        JsonFields body = request.body();
        return request.numbered(new Action.Call(
                rref(request),
                request.fork(),
                body.text(Wire.METHOD),
                body.json(Wire.ARGUMENTS),
                body.handles(),
                as(body),
                body.object(Wire.ATTRIBUTES).texts(),
                after(body)));
    }

    private static Message callFunction(WireRequest request) {
        JsonFields body = request.body();
        return request.numbered(new Action.CallFunction(
                request.variable("contract"),
                body.text(Wire.METHOD),
                body.json(Wire.ARGUMENTS),
                body.handles(),
                as(body),
                body.object(Wire.ATTRIBUTES).texts()));
    }

    private static @Nullable NewReference as(JsonFields body) {
        if (!body.has(Wire.AS)) {
            return null;
        }
        JsonFields as = body.object(Wire.AS);
        NewReference stays = new NewReference(
                as.parsed(Wire.RREF, RRefId::parse), as.parsed(Wire.FORK_FIELD, ForkId::parse), as.text(Wire.CONTRACT));
        as.requireNoOthers();
        return stays;
    }

    private static @Nullable RequestNumber after(JsonFields body) {
        try {
            return body.has(Wire.AFTER) ? new RequestNumber(body.number(Wire.AFTER)) : null;
        } catch (IllegalArgumentException otherForm) {
            throw RefusedRequest.malformed("field '" + Wire.AFTER + "': " + otherForm.getMessage());
        }
    }

    private static RRefId rref(WireRequest request) {
        return request.variable("rref", RRefId::parse);
    }
}
