package io.rref.web;

import io.rref.protocol.Message;
import io.rref.transport.MalformedBodyException;
import io.rref.transport.Wire;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One row of the table of requests: a method on a path, and how such a request is read as a message. */
final class Endpoint {

    private final RequestMethod method;

    private final PathPattern path;

    private final Function<WireRequest, Message> reader;

    private Endpoint(RequestMethod method, String path, Function<WireRequest, Message> reader) {
        this.method = method;
        this.path = PathPatternParser.defaultInstance.parse(Wire.ROOT + path);
        this.reader = reader;
    }

    static Endpoint get(String path, Function<WireRequest, Message> reader) {
        return new Endpoint(RequestMethod.GET, path, reader);
    }

    static Endpoint put(String path, Function<WireRequest, Message> reader) {
        return new Endpoint(RequestMethod.PUT, path, reader);
    }

    static Endpoint post(String path, Function<WireRequest, Message> reader) {
        return new Endpoint(RequestMethod.POST, path, reader);
    }

    static Endpoint delete(String path, Function<WireRequest, Message> reader) {
        return new Endpoint(RequestMethod.DELETE, path, reader);
    }

    RequestMethod method() {
        return method;
    }

    String path() {
        return path.getPatternString();
    }

    /** The variable parts of a path of this form, decoded; null if it has another form. */
    @Nullable
    Map<String, String> match(PathContainer other) {
        PathPattern.PathMatchInfo match = path.matchAndExtract(other);
        return match == null ? null : match.getUriVariables();
    }

    /**
     * Reads a request of this row.
     *
     * @throws RefusedRequest if it cannot be read, or holds something that this row does not know
     */
    Message read(WireRequest request) {
        try {
            Message message = reader.apply(request);
            request.requireNothingElse();
            return message;
        } catch (MalformedBodyException malformed) {
            throw RefusedRequest.malformed(String.valueOf(malformed.getMessage()));
        }
    }
}
