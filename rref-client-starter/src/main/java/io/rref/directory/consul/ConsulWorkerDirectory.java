package io.rref.directory.consul;

import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * The workers that pass their checks in Consul. Watched from the first question on until it is closed, with one standing request
 * and no thread held. While Consul is away, what it listed last stays in use.
 *
 * <p>An instance is a worker if its metadata says {@code rref-name}; {@code rref-incarnation} says which start of it.
 */
public final class ConsulWorkerDirectory implements WorkerDirectory, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ConsulWorkerDirectory.class);

    private final ConsulSettings settings;

    private final ConsulQuery query;

    private final ConsulPacing pacing;

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private final AtomicBoolean begun = new AtomicBoolean();

    private final Disposable.Swap standing = Disposables.swap();

    private volatile State state;

    /** Creates a directory that has not asked anything yet. */
    public ConsulWorkerDirectory(ConsulSettings settings) {
        this.settings = settings;
        this.query = new ConsulQuery(settings);
        this.pacing = new ConsulPacing(settings.standing());
        this.state = new State(ConsulListing.EMPTY, 0, "it has not answered yet");
    }

    /**
     * What is known now.
     *
     * @param others how many instances were listed without a name
     * @param trouble why Consul cannot be asked now; null if it can
     */
    private record State(
            ConsulListing listing, int others, @Nullable String trouble) {}

    @Override
    public WorkerLookup find(String worker) {
        begin();
        State now = state;
        WorkerLookup.Found found = now.listing().find(worker);
        if (found != null) {
            return found;
        }
        return now.trouble() == null
                ? new WorkerLookup.Unknown(remedy(now))
                : new WorkerLookup.NotYetKnown(
                        "Consul at " + settings.address() + " cannot say where '" + worker + "' is: " + now.trouble());
    }

    private String remedy(State now) {
        String text = "Consul at " + settings.address() + " lists "
                + now.listing().names() + " as passing under service '" + settings.service() + "'";
        if (now.others() > 0) {
            text += ", and " + now.others() + " without a usable address or the metadata " + ConsulBody.NAME;
        }
        return text + "; start the worker, and see why it is missing with: curl '" + settings.address()
                + "/v1/health/service/" + settings.service() + "'";
    }

    @Override
    public List<String> names() {
        begin();
        return state.listing().names();
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            standing.update(watch());
        }
    }

    /**
     * One question after another, in one subscription: the answer to a question that is asked and answered while this thread is
     * still on its way must not meet it.
     */
    private Disposable watch() {
        AtomicReference<ConsulPacing.Step> next = new AtomicReference<>(pacing.begin());
        return Mono.defer(() -> ask(next.get()))
                .doOnNext(next::set)
                .then()
                .repeat()
                .subscribe();
    }

    /** Asks, takes what comes of it, and says when to ask again. */
    private Mono<ConsulPacing.Step> ask(ConsulPacing.Step step) {
        return Mono.delay(step.pause())
                .then(Mono.defer(() -> query.ask(step.index()).elapsed()))
                .map(answer -> answered(answer.getT2(), Duration.ofMillis(answer.getT1())))
                .onErrorResume(failure -> Mono.just(failed(failure)));
    }

    private ConsulPacing.Step answered(ConsulAnswer answer, Duration took) {
        State before = state;
        ConsulListing listing = before.listing().after(answer.workers());
        state = new State(listing, answer.others(), null);
        ConsulPacing.Step next = pacing.answered(answer.index(), took);
        if (next.turn() == ConsulPacing.Turn.BACK) {
            logger.info("Consul at {} answers again and lists {}", settings.address(), listing.names());
        }
        tell(before.listing().changesTo(listing));
        return next;
    }

    private ConsulPacing.Step failed(Throwable failure) {
        String trouble = String.valueOf(failure.getMessage());
        state = new State(state.listing(), state.others(), trouble);
        ConsulPacing.Step next = pacing.failed(ThreadLocalRandom.current().nextDouble());
        if (next.turn() == ConsulPacing.Turn.LOST) {
            logger.warn(
                    "Consul at {} cannot be asked for workers: {}. What it listed last stays in use: {}",
                    settings.address(),
                    trouble,
                    state.listing().names());
        }
        return next;
    }

    private void tell(Set<String> changed) {
        for (String worker : changed) {
            for (Consumer<String> listener : listeners) {
                tell(listener, worker);
            }
        }
    }

    /** A listener's failure must not end the watch. */
    private static void tell(Consumer<String> listener, String worker) {
        try {
            listener.accept(worker);
        } catch (RuntimeException failure) {
            logger.error("A listener failed to hear that worker '{}' has moved", worker, failure);
        }
    }

    /** Ends the watch and its connection; the last listing stays readable. */
    @Override
    public void close() {
        begun.set(true);
        standing.dispose();
        query.close();
    }
}
