package io.rref.transport;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.ForkSum;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.Query;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Writes messages as requests of the REST surface. Row by row the table of {@code docs/rest.md}. */
final class HttpRequests implements Message.Visitor<HttpRequest>, Action.Visitor<HttpRequests.Line> {

    private static final byte[] NO_BODY = new byte[0];

    private final HolderId self;

    HttpRequests(HolderId self) {
        this.self = self;
    }

    /** What depends on the action alone. */
    record Line(String method, String path, @Nullable ForkId fork, byte[] body) {}

    @Override
    public HttpRequest openLease(Message.OpenLease open) {
        byte[] body = new JsonBody().number(Wire.SESSION, open.session()).bytes();
        return new HttpRequest("PUT", lease(open.holder()), headers(open.target(), null, null), body);
    }

    @Override
    public HttpRequest renewLease(Message.RenewLease renew) {
        JsonBody body = new JsonBody().number(Wire.SEQUENCE, renew.sequence());
        if (renew.heard() > 0) {
            body.number(Wire.HEARD, renew.heard());
        }
        ForkSum held = renew.held();
        if (held != null) {
            body.json(
                    Wire.HELD,
                    new JsonBody()
                            .number(Wire.COUNT, held.count())
                            .text(Wire.SUM, Long.toHexString(held.sum()))
                            .bytes());
        }
        Map<String, String> headers = headers(renew.target(), renew.lease(), renew.settled());
        return new HttpRequest("PUT", lease(renew.holder()), headers, body.bytes());
    }

    @Override
    public HttpRequest endLease(Message.EndLease end) {
        return new HttpRequest("DELETE", lease(end.holder()), headers(end.target(), end.lease(), null), NO_BODY);
    }

    @Override
    public HttpRequest numbered(Message.Numbered request) {
        Line line = request.action().dispatch(this);
        Map<String, String> headers = headers(request.target(), request.lease(), request.settled());
        headers.put(Wire.NUMBER, Long.toString(request.number().value()));
        headers.put(Wire.REMAINING, milliseconds(request.remaining()));
        if (line.fork() != null) {
            headers.put(Wire.FORK, line.fork().value());
        }
        return new HttpRequest(line.method(), line.path(), headers, line.body());
    }

    @Override
    public HttpRequest read(Message.Read read) {
        Query query = read.query();
        Map<String, String> headers = headers(read.target(), read.lease(), read.settled());
        headers.put(Wire.REMAINING, milliseconds(read.remaining()));
        headers.put(Wire.FORK, query.fork().value());
        return new HttpRequest("GET", rref(query.rref().value()) + suffix(query), headers, NO_BODY);
    }

    private static String suffix(Query query) {
        if (query instanceof Query.StateQuery state) {
            return state.waitReady() ? "?wait=ready" : "";
        }
        return query instanceof Query.TypeQuery ? "/type" : "/value";
    }

    @Override
    public HttpRequest cancel(Message.Cancel cancel) {
        String path = Wire.ROOT + "/requests/" + cancel.number().value();
        return new HttpRequest("DELETE", path, headers(cancel.target(), cancel.lease(), cancel.settled()), NO_BODY);
    }

    @Override
    public HttpRequest recall(Message.Recall recall) {
        String path = Wire.ROOT + "/requests/" + recall.number().value();
        return new HttpRequest("GET", path, headers(recall.target(), recall.lease(), recall.settled()), NO_BODY);
    }

    @Override
    public HttpRequest look(Message.Look look) {
        return new HttpRequest("GET", name(look.name()), headers(look.target(), look.lease(), look.settled()), NO_BODY);
    }

    @Override
    public Line create(Action.Create create) {
        byte[] body = new JsonBody()
                .text(Wire.CONTRACT, create.contract())
                .texts(Wire.ATTRIBUTES, create.attributes())
                .handles(create.handles())
                .json(Wire.ARGUMENTS, create.arguments())
                .bytes();
        return new Line("PUT", rref(create.rref().value()), create.fork(), body);
    }

    @Override
    public Line call(Action.Call call) {
        JsonBody body = call(call.method(), call.as(), call.attributes());
        RequestNumber after = call.after();
        if (after != null) {
            body.number(Wire.AFTER, after.value());
        }
        body.handles(call.handles()).json(Wire.ARGUMENTS, call.arguments());
        return new Line("POST", rref(call.rref().value()) + "/calls", call.fork(), body.bytes());
    }

    @Override
    public Line callFunction(Action.CallFunction call) {
        byte[] body = call(call.method(), call.as(), call.attributes())
                .handles(call.handles())
                .json(Wire.ARGUMENTS, call.arguments())
                .bytes();
        return new Line("POST", Wire.ROOT + "/functions/" + segment(call.contract()) + "/calls", null, body);
    }

    private static JsonBody call(String method, @Nullable NewReference as, Map<String, String> attributes) {
        JsonBody body = new JsonBody().text(Wire.METHOD, method);
        if (as != null) {
            body.json(
                    Wire.AS,
                    new JsonBody()
                            .text(Wire.RREF, as.rref().value())
                            .text(Wire.FORK_FIELD, as.fork().value())
                            .text(Wire.CONTRACT, as.contract())
                            .bytes());
        }
        return body.texts(Wire.ATTRIBUTES, attributes);
    }

    @Override
    public Line fetch(Action.Fetch fetch) {
        return new Line("POST", rref(fetch.rref().value()) + "/fetches", fetch.fork(), NO_BODY);
    }

    @Override
    public Line register(Action.Register register) {
        JsonBody body =
                new JsonBody().number(Wire.STANDS_FOR, register.standsFor().toMillis());
        HolderId receiver = register.receiver();
        if (receiver != null) {
            body.text(Wire.RECEIVER, receiver.value());
        }
        return new Line("PUT", fork(register.rref().value(), register.child()), register.parent(), body.bytes());
    }

    @Override
    public Line claim(Action.Claim claim) {
        byte[] body = new JsonBody().text(Wire.RREF, claim.rref().value()).bytes();
        String path = Wire.ROOT + "/holders/" + self.value() + "/forks/"
                + claim.fork().value();
        return new Line("PUT", path, claim.fork(), body);
    }

    @Override
    public Line release(Action.Release release) {
        return new Line("DELETE", fork(release.rref().value(), release.fork()), release.fork(), NO_BODY);
    }

    @Override
    public Line withdraw(Action.Withdraw withdraw) {
        String query = "?" + Wire.WITHDRAW + "=true&" + Wire.STANDS_FOR + "="
                + withdraw.standsFor().toMillis();
        return new Line("DELETE", fork(withdraw.rref().value(), withdraw.fork()) + query, null, NO_BODY);
    }

    @Override
    public Line publish(Action.Publish publish) {
        byte[] body = new JsonBody()
                .text(Wire.CONTRACT, publish.contract())
                .text(Wire.RREF, publish.rref().value())
                .texts(Wire.ATTRIBUTES, publish.attributes())
                .handles(publish.handles())
                .json(Wire.ARGUMENTS, publish.arguments())
                .bytes();
        return new Line("PUT", name(publish.name()), publish.fork(), body);
    }

    @Override
    public Line find(Action.Find find) {
        byte[] body = new JsonBody()
                .text(Wire.CONTRACT, find.contract())
                .text(Wire.RREF, find.rref().value())
                .bytes();
        return new Line("PUT", name(find.name()), find.fork(), body);
    }

    @Override
    public Line unname(Action.Unname unname) {
        return new Line("DELETE", name(unname.name()), null, NO_BODY);
    }

    private static Map<String, String> headers(
            Target target, @Nullable LeaseToken lease, @Nullable SettledNumbers settled) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Wire.TARGET, target.value());
        if (lease != null) {
            headers.put(Wire.LEASE, lease.value());
        }
        if (settled != null) {
            headers.put(Wire.SETTLED, settled.value());
        }
        return headers;
    }

    /** Rounded up, so that a little time is not none. */
    private static String milliseconds(Duration remaining) {
        return Long.toString(remaining.plusNanos(999_999).toMillis());
    }

    private static String lease(HolderId holder) {
        return Wire.ROOT + "/holders/" + holder.value() + "/lease";
    }

    private static String rref(String id) {
        return Wire.ROOT + "/rrefs/" + id;
    }

    private static String fork(String rref, ForkId fork) {
        return rref(rref) + "/forks/" + fork.value();
    }

    private static String name(String name) {
        return Wire.ROOT + "/names/" + segment(name);
    }

    private static String segment(String text) {
        return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
