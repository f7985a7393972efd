package io.rref.transport;

import io.rref.directory.WorkerAddress;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tries one message at one address after the other, while it certainly has not run: not sent, or another process answered. */
final class CandidateWalk {

    private final Target target;

    private final Iterator<WorkerAddress> rest;

    private final Function<WorkerAddress, Mono<Reply>> attempt;

    private @Nullable Reply otherStart;

    CandidateWalk(Target target, List<WorkerAddress> addresses, Function<WorkerAddress, Mono<Reply>> attempt) {
        this.target = target;
        this.rest = addresses.iterator();
        this.attempt = attempt;
    }

    /** Tries the next address, and those after it if need be. */
    Mono<Reply> next() {
        return attempt.apply(rest.next())
                .map(this::replied)
                .onErrorResume(SendFailedException.class, failure -> Mono.just(failed(failure)))
                .flatMap(end -> end);
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
            return Mono.error(failure);
        }
        if (rest.hasNext()) {
            return next();
        }
        return otherStart == null ? Mono.error(failure) : Mono.just(otherStart);
    }
}
