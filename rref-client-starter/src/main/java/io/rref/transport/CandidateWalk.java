package io.rref.transport;

import io.rref.directory.WorkerAddress;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries one message at one address after the other, while it certainly has not run: not sent, or another process answered. One that
 * may arrive twice goes on as well from an address that gives no answer, or none soon.
 */
final class CandidateWalk {

    private final Target target;

    private final Iterator<WorkerAddress> rest;

    private final Function<WorkerAddress, Mono<Reply>> attempt;

    private final @Nullable Duration patience;

    private @Nullable SendFailedException maybeArrived;

    private @Nullable Reply otherStart;

    /**
     * Nothing is tried yet.
     *
     * @param patience how long each address but the last may take to answer; null for a message that must not arrive twice
     */
    CandidateWalk(
            Target target,
            List<WorkerAddress> addresses,
            Function<WorkerAddress, Mono<Reply>> attempt,
            @Nullable Duration patience) {
        this.target = target;
        this.rest = addresses.iterator();
        this.attempt = attempt;
        this.patience = patience;
    }

    /** Tries the next address, and those after it if need be. */
    Mono<Reply> next() {
        return tried(rest.next())
                .map(this::replied)
                .onErrorResume(SendFailedException.class, failure -> Mono.just(failed(failure)))
                .flatMap(end -> end);
    }

    private Mono<Reply> tried(WorkerAddress address) {
        Mono<Reply> answer = attempt.apply(address);
        if (patience == null || !rest.hasNext()) {
            return answer;
        }
        String silent = "worker '" + target.worker() + "' at " + address.uri() + ": no answer within "
                + patience.toMillis() + " ms";
        return answer.timeout(patience, Mono.error(() -> SendFailedException.maybeSent(silent, null)));
    }

    private Mono<Reply> replied(Reply reply) {
        if (!(reply instanceof Reply.Refused refused) || refused.problem().type() != ProblemType.WRONG_TARGET) {
            return Mono.just(reply);
        }
        if (target.worker().equals(refused.problem().members().get(Problem.ACTUAL_WORKER))) {
            otherStart = reply;
        }
        return rest.hasNext() ? next() : Mono.just(otherStart == null ? reply : otherStart);
    }

    /** Another start of the same worker has said more than one who cannot be reached. */
    private Mono<Reply> failed(SendFailedException failure) {
        if (!failure.certainlyNotSent()) {
            if (patience == null) {
                return Mono.error(failure);
            }
            maybeArrived = failure;
        }
        if (rest.hasNext()) {
            return next();
        }
        if (otherStart != null) {
            return Mono.just(otherStart);
        }
        return Mono.error(maybeArrived == null ? failure : maybeArrived);
    }
}
