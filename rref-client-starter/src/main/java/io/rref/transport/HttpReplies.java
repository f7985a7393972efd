package io.rref.transport;

import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.CreationStage;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and reads replies in their REST form. Refusals and failures are RFC 9457 problems with a stable type. */
public final class HttpReplies {

    static final int OK = 200;

    private static final int CREATED = 201;

    private static final int ACCEPTED = 202;

    private static final int NO_CONTENT = 204;

    private static final int GONE = 410;

    private static final int FAILED = 500;

    private static final Set<String> STANDARD_MEMBERS = Set.of(Wire.TYPE, Wire.TITLE, Wire.STATUS, Wire.DETAIL);

    private HttpReplies() {}

    /** The REST form of a reply. */
    public static HttpReply write(Reply reply) {
        if (reply instanceof Reply.Returned returned) {
            return json(OK, new JsonBody().handles(returned.handles()).json(Wire.VALUE, returned.value()));
        }
        if (reply instanceof Reply.Listed listed) {
            return json(CREATED, listed(listed));
        }
        if (reply instanceof Reply.Done) {
            return new HttpReply(NO_CONTENT, null, new byte[0]);
        }
        if (reply instanceof Reply.Refused refused) {
            return problem(refused.problem());
        }
        if (reply instanceof Reply.Raised raised) {
            return failure(Wire.METHOD_FAILED, raised.failure());
        }
        if (reply instanceof Reply.CreationFailed failed) {
            return failure(Wire.CREATION_FAILED, failed.failure());
        }
        return writeRare(reply);
    }

    private static HttpReply writeRare(Reply reply) {
        if (reply instanceof Reply.LeaseGranted granted) {
            return json(
                    OK,
                    new JsonBody()
                            .text(Wire.TOKEN, granted.lease().value())
                            .text(Wire.INCARNATION, granted.owner().value())
                            .number(Wire.LENGTH, granted.length().toMillis()));
        }
        if (reply instanceof Reply.LeaseRenewed renewed) {
            return json(
                    OK, HttpNotices.write(new JsonBody().number(Wire.SEQUENCE, renewed.sequence()), renewed.notices()));
        }
        if (reply instanceof Reply.TypeIs type) {
            return json(OK, new JsonBody().text(Wire.CONTRACT, type.contract()).text(Wire.CLASS, type.className()));
        }
        if (reply instanceof Reply.NameBound name) {
            return json(
                    OK,
                    name(name.contract(), word(name.stage()))
                            .text(Wire.RREF, name.rref().value()));
        }
        if (reply instanceof Reply.NameDeclared name) {
            return json(OK, name(name.contract(), Wire.DECLARED));
        }
        if (reply instanceof Reply.NeverRan) {
            return json(OK, new JsonBody().text(Wire.CANCEL, Wire.NEVER_RAN));
        }
        if (reply instanceof Reply.AskedToStop) {
            return json(ACCEPTED, new JsonBody().text(Wire.CANCEL, Wire.ASKED_TO_STOP));
        }
        return problem(
                GONE,
                Wire.ANSWER_NOT_KEPT,
                "it ran, and its answer is not kept: too large for a repeat, or it was stopped",
                Map.of());
    }

    /** What an entry of a batch is answered that is not done in time: its number brings the outcome. */
    public static HttpReply running() {
        return json(ACCEPTED, new JsonBody().text(Wire.STATE, Wire.RUNNING));
    }

    /** Whether this is {@link #running}. */
    static boolean isRunning(int status, byte[] json) {
        if (status != ACCEPTED) {
            return false;
        }
        JsonFields body = JsonFields.read(json);
        return body.has(Wire.STATE) && body.text(Wire.STATE).equals(Wire.RUNNING);
    }

    private static JsonBody name(String contract, String state) {
        return new JsonBody().text(Wire.CONTRACT, contract).text(Wire.STATE, state);
    }

    private static JsonBody listed(Reply.Listed listed) {
        JsonBody body = new JsonBody().text(Wire.RREF, listed.rref().value()).text(Wire.STATE, word(listed.stage()));
        if (listed.argumentsIgnored()) {
            body.flag(Wire.ARGUMENTS_IGNORED, true);
        }
        RemoteFailure failure = listed.failure();
        if (failure != null) {
            body.json(
                    Wire.FAILURE,
                    members(new JsonBody().text(Wire.DETAIL, failure.message()), failure)
                            .bytes());
        }
        return body;
    }

    private static String word(CreationStage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    /** The REST form of a problem. */
    public static HttpReply problem(Problem problem) {
        ProblemType type = problem.type();
        return problem(type.status(), type.urn(), problem.detail(), problem.members());
    }

    private static HttpReply problem(int status, String urn, String detail, Map<String, String> members) {
        JsonBody body = problemBody(status, urn, detail);
        members.forEach(body::text);
        return new HttpReply(status, Wire.PROBLEM_JSON, body.bytes());
    }

    private static HttpReply failure(String urn, RemoteFailure failure) {
        JsonBody body = members(problemBody(FAILED, urn, failure.message()), failure);
        return new HttpReply(FAILED, Wire.PROBLEM_JSON, body.bytes());
    }

    private static JsonBody problemBody(int status, String urn, String detail) {
        return new JsonBody()
                .text(Wire.TYPE, urn)
                .text(Wire.TITLE, urn.substring(urn.lastIndexOf(':') + 1).replace('-', ' '))
                .number(Wire.STATUS, status)
                .text(Wire.DETAIL, detail);
    }

    private static JsonBody members(JsonBody body, RemoteFailure failure) {
        body.text(Wire.EXCEPTION, failure.className())
                .texts(Wire.CAUSES, failure.causes())
                .text(Wire.WORKER, failure.worker());
        return failure.stack().isEmpty() ? body : body.texts(Wire.STACK, failure.stack());
    }

    private static HttpReply json(int status, JsonBody body) {
        return new HttpReply(status, Wire.JSON, body.bytes());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBodyException if it is something else, such as the error page of a proxy in between
     */
    static Reply read(int status, byte[] json) {
        if (status == NO_CONTENT) {
            return new Reply.Done();
        }
        JsonFields body = JsonFields.read(json);
        return status < 300 ? readAnswer(body) : readProblem(body);
    }

    private static Reply readAnswer(JsonFields body) {
        if (body.has(Wire.VALUE)) {
            return new Reply.Returned(body.json(Wire.VALUE), body.handles());
        }
        if (body.has(Wire.STATE)) {
            return body.has(Wire.CONTRACT) ? readName(body) : readListed(body);
        }
        if (body.has(Wire.SEQUENCE)) {
            return new Reply.LeaseRenewed(body.number(Wire.SEQUENCE), HttpNotices.read(body));
        }
        if (body.has(Wire.TOKEN)) {
            return new Reply.LeaseGranted(
                    body.parsed(Wire.INCARNATION, Incarnation::parse),
                    body.parsed(Wire.TOKEN, LeaseToken::parse),
                    Duration.ofMillis(body.number(Wire.LENGTH)));
        }
        if (body.has(Wire.CLASS)) {
            return new Reply.TypeIs(body.text(Wire.CONTRACT), body.text(Wire.CLASS));
        }
        return body.text(Wire.CANCEL).equals(Wire.NEVER_RAN) ? new Reply.NeverRan() : new Reply.AskedToStop();
    }

    private static Reply readName(JsonFields body) {
        String contract = body.text(Wire.CONTRACT);
        if (body.text(Wire.STATE).equals(Wire.DECLARED)) {
            return new Reply.NameDeclared(contract);
        }
        return new Reply.NameBound(
                contract, body.parsed(Wire.RREF, RRefId::parse), body.parsed(Wire.STATE, HttpReplies::stage));
    }

    private static CreationStage stage(String text) {
        return CreationStage.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Reply readListed(JsonFields body) {
        CreationStage stage = body.parsed(Wire.STATE, HttpReplies::stage);
        @Nullable RemoteFailure failure = body.has(Wire.FAILURE) ? failure(body.object(Wire.FAILURE)) : null;
        return new Reply.Listed(
                body.parsed(Wire.RREF, RRefId::parse), stage, failure, body.flag(Wire.ARGUMENTS_IGNORED));
    }

    private static Reply readProblem(JsonFields body) {
        String urn = body.text(Wire.TYPE);
        switch (urn) {
            case Wire.METHOD_FAILED:
                return new Reply.Raised(failure(body));
            case Wire.CREATION_FAILED:
                return new Reply.CreationFailed(failure(body));
            case Wire.ANSWER_NOT_KEPT:
                return new Reply.AnswerNotKept();
            default:
                return new Reply.Refused(new Problem(type(urn), body.text(Wire.DETAIL), extraMembers(body)));
        }
    }

    private static Map<String, String> extraMembers(JsonFields body) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String name : body.names()) {
            if (!STANDARD_MEMBERS.contains(name)) {
                members.put(name, body.text(name));
            }
        }
        return members;
    }

    private static RemoteFailure failure(JsonFields body) {
        return new RemoteFailure(
                body.text(Wire.EXCEPTION),
                body.text(Wire.DETAIL),
                body.textList(Wire.CAUSES),
                body.text(Wire.WORKER),
                body.textList(Wire.STACK));
    }

    private static ProblemType type(String urn) {
        for (ProblemType type : ProblemType.values()) {
            if (type.urn().equals(urn)) {
                return type;
            }
        }
        throw new MalformedBodyException("unknown problem type '" + urn + "'");
    }
}
