package io.rref.runtime;

import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One worker, worker-1, with one named object whose methods return 7. Can be restarted, and made to be silent. */
final class RestartableOwner implements WorkerTransport {

    private final FreshIds ids = new FreshIds();

    /** Every look-up that came, in order. */
    final List<Action.Find> lookUps = new CopyOnWriteArrayList<>();

    /** Every call that came to the object, in order. */
    final List<Action.Call> calls = new CopyOnWriteArrayList<>();

    /** What was let go. */
    final List<Action.Release> releases = new CopyOnWriteArrayList<>();

    private final List<CompletableFuture<Reply>> unanswered = new CopyOnWriteArrayList<>();

    private volatile Incarnation incarnation = ids.incarnation();

    private volatile RRefId object = ids.rref();

    private volatile @Nullable Problem refusal;

    private volatile @Nullable RemoteFailure failure;

    private volatile boolean silent;

    private volatile boolean gone;

    private volatile @Nullable String obstacle;

    RRefId object() {
        return object;
    }

    /** Another process under the same name, with another object. */
    void restart() {
        incarnation = ids.incarnation();
        object = ids.rref();
    }

    /** The object is released by whoever may; the name is bound to another one. */
    void replaceObject() {
        gone = true;
    }

    /** Look-ups are refused with this, or are not. */
    void refuse(@Nullable Problem problem) {
        refusal = problem;
    }

    /** Look-ups find an object whose constructor has raised this, or find the one that works. */
    void failCreation(@Nullable RemoteFailure raised) {
        failure = raised;
    }

    /** Nothing reaches it from now on. */
    void beUnreachable(String why) {
        obstacle = why;
    }

    /** Look-ups are answered when {@link #speak} is called. */
    void beSilent() {
        silent = true;
    }

    void speak() {
        silent = false;
        unanswered.forEach(each -> each.complete(found()));
        unanswered.clear();
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (obstacle != null) {
            return CompletableFuture.failedFuture(new IllegalStateException(obstacle));
        }
        if (message instanceof Message.RenewLease) {
            return new CompletableFuture<>();
        }
        if (!message.target().means("worker-1", incarnation)) {
            Problem another = new Problem(
                    ProblemType.WRONG_TARGET,
                    "another start",
                    Map.of(Problem.ACTUAL_WORKER, "worker-1", Problem.ACTUAL_INCARNATION, incarnation.value()));
            return answer(new Reply.Refused(another.lasting(Duration.ofMinutes(1))));
        }
        if (message instanceof Message.OpenLease) {
            return answer(new Reply.LeaseGranted(incarnation, ids.lease(), Duration.ofSeconds(30)));
        }
        if (message instanceof Message.Numbered numbered) {
            return act(numbered.action());
        }
        return answer(message instanceof Message.Read ? found() : new Reply.Done());
    }

    private CompletableFuture<Reply> act(Action action) {
        if (action instanceof Action.Find find) {
            return find(find);
        }
        if (action instanceof Action.Call call) {
            return call(call);
        }
        if (action instanceof Action.Release release) {
            releases.add(release);
        }
        return answer(new Reply.Done());
    }

    private CompletableFuture<Reply> find(Action.Find find) {
        lookUps.add(find);
        Problem refused = refusal;
        if (refused != null) {
            return answer(new Reply.Refused(refused));
        }
        if (silent) {
            CompletableFuture<Reply> later = new CompletableFuture<>();
            unanswered.add(later);
            return later;
        }
        RemoteFailure raised = failure;
        return answer(raised == null ? found() : new Reply.Listed(ids.rref(), CreationStage.FAILED, raised, false));
    }

    private CompletableFuture<Reply> call(Action.Call call) {
        calls.add(call);
        if (gone) {
            gone = false;
            object = ids.rref();
            return answer(new Reply.Refused(
                    new Problem(ProblemType.REFERENCE_GONE, "released", Map.of(Problem.REASON, "revoked"))));
        }
        return answer(new Reply.Returned(Content.of("7".getBytes(StandardCharsets.UTF_8)), List.of()));
    }

    private Reply found() {
        return Reply.Listed.at(object, CreationStage.READY);
    }

    private static CompletableFuture<Reply> answer(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
