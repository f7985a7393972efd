package io.rref.transport;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Carries messages over HTTP with a WebClient.
 *
 * <p>Calls and other numbered requests go by way of an outbox for their address, which makes one request of several where many are under way.
 *
 * <p>Where a worker may be at several addresses, a message for a certain start of it goes from one to the next while it certainly
 * has not run; one for any start goes to whoever answers to the name. A question for a lease, which may arrive twice, leaves a silent
 * address after a while.
 */
public final class WebClientWorkerTransport implements WorkerTransport {

    /** How long an address may take to answer a question for a lease before the next one is asked too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Answered at once, so that many are a short wait. */
    private static final int UPKEEP_ON_ITS_WAY = 1024;

    private final WebClient work;

    private final WebClient upkeep;

    private final WorkerDirectory directory;

    private final Identities identities;

    private final HttpRequests requests;

    private final HttpSender sender;

    private final Outboxes workOutboxes;

    private final Outboxes upkeepOutboxes;

    /**
     * Creates the transport of one process.
     *
     * @param connections never resend by themselves
     * @param credentials what is shown to each worker
     */
    public WebClientWorkerTransport(
            HttpConnections connections,
            WebClient.Builder builder,
            WorkerDirectory directory,
            HolderId self,
            Traffic traffic,
            Credentials credentials) {
        this.work = connections.forWork(builder);
        this.upkeep = connections.forUpkeep(builder);
        this.directory = directory;
        this.identities = new Identities(upkeep, credentials);
        this.requests = new HttpRequests(self);
        this.sender = new HttpSender(credentials, traffic);
        this.workOutboxes = new Outboxes(sender, work, connections.loops(), connections.perWorker());
        this.upkeepOutboxes = new Outboxes(sender, upkeep, connections.loops(), UPKEEP_ON_ITS_WAY);
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        String worker = message.target().worker();
        WorkerLookup lookup = directory.find(worker);
        if (lookup instanceof WorkerLookup.Found found) {
            return deliver(message, found);
        }
        if (lookup instanceof WorkerLookup.NotYetKnown notYet) {
            return CompletableFuture.failedFuture(SendFailedException.notSent(notYet.trouble(), null));
        }
        return CompletableFuture.completedFuture(new Reply.Refused(unknown(worker, (WorkerLookup.Unknown) lookup)));
    }

    private CompletableFuture<Reply> deliver(Message message, WorkerLookup.Found found) {
        HttpRequest request = message.dispatch(requests);
        boolean isWork = message.mayWaitForUserCode();
        Target target = message.target();
        if (Candidates.isOne(found, target) && mayGoInABatch(message)) {
            Destination to =
                    new Destination(target.worker(), found.listed().get(0).uri());
            return (isWork ? workOutboxes : upkeepOutboxes).send(to, request);
        }
        return Outboxes.future(deliver(message, found, request, isWork ? work : upkeep));
    }

    /** What carries a number may arrive twice. A value that is fetched may be large, and others would wait behind it. */
    private static boolean mayGoInABatch(Message message) {
        return message instanceof Message.Numbered numbered && !(numbered.action() instanceof Action.Fetch);
    }

    private Mono<Reply> deliver(Message message, WorkerLookup.Found found, HttpRequest request, WebClient client) {
        Target target = message.target();
        if (Candidates.isOne(found, target)) {
            return attempt(client, target, found.listed().get(0), request);
        }
        if (Candidates.mustBeAsked(found, target)) {
            return identities
                    .choose(target.worker(), found.listed())
                    .flatMap(choice -> choice instanceof Choice.Go go
                            ? walk(client, message, go.addresses(), request)
                            : Mono.just(new Reply.Refused(((Choice.Ambiguous) choice).problem())));
        }
        Incarnation meant = target.incarnation();
        WorkerAddress answered = meant == null
                ? null
                : identities.found(target.worker(), found.listed(), meant).orElse(null);
        return walk(client, message, Candidates.inOrder(found, target, answered), request);
    }

    /** A question for a lease that arrives twice is answered with one lease. */
    private Mono<Reply> walk(WebClient client, Message message, List<WorkerAddress> addresses, HttpRequest request) {
        Target target = message.target();
        Duration patience = message instanceof Message.OpenLease ? PATIENCE : null;
        return new CandidateWalk(target, addresses, address -> attempt(client, target, address, request), patience)
                .next();
    }

    private Mono<Reply> attempt(WebClient client, Target target, WorkerAddress address, HttpRequest request) {
        return sender.send(client, new Destination(target.worker(), address.uri()), request);
    }

    private static Problem unknown(String worker, WorkerLookup.Unknown answer) {
        return new Problem(ProblemType.UNKNOWN_WORKER, "no worker '" + worker + "': " + answer.remedy());
    }
}
