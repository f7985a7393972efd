package io.rref.owner;

import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One accepted request. Running, then finished with an outcome. Numbered ones stand in their lease's window until they
 * are settled; one that is settled or whose lease ends while it runs is forgotten: it still ends, for nobody. A number
 * that was cancelled before it arrived is finished as refused, with no body to compare.
 */
final class Request {

    private final @Nullable RequestNumber number;

    private final @Nullable Fingerprint body;

    private final Set<ExchangeId> waiting = new LinkedHashSet<>();

    private @Nullable Job job;

    private @Nullable Reply outcome;

    private boolean carriesHandles;

    private boolean argumentsIgnored;

    private boolean endAwaited;

    private boolean forgotten;

    private Request(@Nullable RequestNumber number, @Nullable Fingerprint body) {
        this.number = number;
        this.body = body;
    }

    static Request numbered(RequestNumber number, Fingerprint body, ExchangeId exchange) {
        Request request = new Request(number, body);
        request.join(exchange);
        return request;
    }

    /** A read: it has no number and no outcome that is kept. */
    static Request read(ExchangeId exchange) {
        Request request = new Request(null, null);
        request.join(exchange);
        return request;
    }

    /** Stands for a number that was cancelled before it arrived. */
    static Request never(RequestNumber number) {
        Request request = new Request(number, null);
        request.outcome = new Reply.Refused(Problems.cancelled(number));
        return request;
    }

    @Nullable
    RequestNumber number() {
        return number;
    }

    boolean isRead() {
        return number == null;
    }

    long describedBytes() {
        return body == null ? 0 : body.describedBytes();
    }

    boolean hasBody(Fingerprint other) {
        return body == null || body.equals(other);
    }

    /** One more exchange is answered when this is finished. */
    void join(ExchangeId exchange) {
        waiting.add(exchange);
    }

    List<ExchangeId> takeWaiting() {
        List<ExchangeId> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    @Nullable
    Job job() {
        return job;
    }

    void runAs(Job work) {
        job = work;
    }

    /** What it came to, as it is kept; null while it runs. */
    @Nullable
    Reply outcome() {
        return outcome;
    }

    void finish(Reply kept) {
        outcome = kept;
    }

    /** The answer carries handles, which its worker sponsors while the outcome is kept. */
    void carryHandles() {
        carriesHandles = true;
    }

    /** The outcome is kept no longer; says whether it carried handles until now. */
    boolean stopCarrying() {
        boolean carried = carriesHandles;
        carriesHandles = false;
        return carried;
    }

    /** Whether its arguments are not used, since the name is the worker's own or is bound already. */
    boolean argumentsIgnored() {
        return argumentsIgnored;
    }

    void ignoreArguments() {
        argumentsIgnored = true;
    }

    /** Whether who cancelled it was answered that it has been asked to stop. */
    boolean isEndAwaited() {
        return endAwaited;
    }

    void awaitEnd() {
        endAwaited = true;
    }

    boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /** Whether it was cancelled before anything of it ran. */
    boolean isCancelled() {
        return outcome instanceof Reply.Refused refused && refused.problem().type() == ProblemType.CANCELLED;
    }
}
