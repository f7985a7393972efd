package io.rref.web;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.ObjectName;
import io.rref.protocol.Query;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request, whether it came alone or in a batch: parts of its path, headers, parameters and body, each read with a clear
 * complaint where it is missing or has another form.
 */
final class WireRequest {

    /** No request waits longer, whatever it names. */
    private static final Duration CEILING = Duration.ofMinutes(10);

    private final Function<String, @Nullable String> headers;

    private final Map<String, String> variables;

    private final Map<String, String> parameters;

    private final JsonFields body;

    private final Duration spent;

    private final Set<String> askedParameters = new LinkedHashSet<>();

    /**
     * @param variables what stands in the variable parts of the path
     * @param spent how much of the request's time has gone since it arrived
     */
    WireRequest(
            Function<String, @Nullable String> headers,
            Map<String, String> variables,
            Map<String, String> parameters,
            JsonFields body,
            Duration spent) {
        this.headers = headers;
        this.variables = variables;
        this.parameters = parameters;
        this.body = body;
        this.spent = spent;
    }

    /** Refuses path parameters: the text behind a semicolon that somebody forgot to encode would be lost without a word. */
    static void requirePlain(String path) {
        if (path.indexOf(';') >= 0) {
            throw RefusedRequest.malformed(
                    "the path holds a semicolon, and no path parameter is known here; " + ObjectName.RULE);
        }
    }

    Message numbered(Action action) {
        return new Message.Numbered(target(), lease(), number(), settled(), remaining(), action);
    }

    Message read(Query query) {
        return new Message.Read(target(), lease(), settled(), remaining(), query);
    }

    Target target() {
        return required(Wire.TARGET, Target::parse);
    }

    LeaseToken lease() {
        return required(Wire.LEASE, LeaseToken::parse);
    }

    boolean hasLease() {
        return headers.apply(Wire.LEASE) != null;
    }

    ForkId fork() {
        return required(Wire.FORK, ForkId::parse);
    }

    SettledNumbers settled() {
        String text = headers.apply(Wire.SETTLED);
        return text == null ? SettledNumbers.NONE : parse("header " + Wire.SETTLED, text, SettledNumbers::parse);
    }

    private RequestNumber number() {
        return required(Wire.NUMBER, WireRequest::requestNumber);
    }

    static RequestNumber requestNumber(String digits) {
        return new RequestNumber(Long.parseLong(digits));
    }

    private Duration remaining() {
        String text = headers.apply(Wire.REMAINING);
        Duration named = text == null
                ? CEILING
                : parse("header " + Wire.REMAINING, text, digits -> Duration.ofMillis(Long.parseLong(digits)));
        return (named.compareTo(CEILING) > 0 ? CEILING : named).minus(spent);
    }

    private <T> T required(String header, Function<String, T> form) {
        String text = headers.apply(header);
        if (text == null) {
            throw RefusedRequest.malformed("header " + header + " is missing");
        }
        return parse("header " + header, text, form);
    }

    /** A variable part of the path, decoded. */
    String variable(String name) {
        return String.valueOf(variables.get(name));
    }

    <T> T variable(String name, Function<String, T> form) {
        return parse("{" + name + "} in the path", variable(name), form);
    }

    /** A query parameter in its form, or this default where it is missing. */
    <T> T parameter(String name, T otherwise, Function<String, T> form) {
        askedParameters.add(name);
        String text = parameters.get(name);
        return text == null ? otherwise : parse("parameter " + name, text, form);
    }

    JsonFields body() {
        return body;
    }

    /** Refuses what nobody has asked for until now: a misspelt parameter or field would be lost without a word. */
    void requireNothingElse() {
        for (String name : parameters.keySet()) {
            if (!askedParameters.contains(name)) {
                throw RefusedRequest.malformed(
                        "parameter '" + name + "' is unknown here; known are " + askedParameters);
            }
        }
        body.requireNoOthers();
    }

    private static <T> T parse(String what, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (NumberFormatException notANumber) {
            throw RefusedRequest.malformed(what + ": '" + text + "' is not a whole number");
        } catch (IllegalArgumentException otherForm) {
            throw RefusedRequest.malformed(what + ": " + otherForm.getMessage());
        }
    }
}
