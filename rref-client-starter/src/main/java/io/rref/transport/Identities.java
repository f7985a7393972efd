package io.rref.transport;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks those that are listed under one name who they are. A quick restart leaves two in Consul for seconds, of which one answers;
 * only two that answer as different starts are an error.
 */
final class Identities {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebClient client;

    private final Credentials credentials;

    /** What was found out, by worker, until other addresses are listed. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Identities(WebClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    private record Known(List<WorkerAddress> listed, Incarnation start, Choice.Go choice) {}

    /** Where to go; fails as not sent if nobody answers to the name. */
    Mono<Choice> choose(String worker, List<WorkerAddress> listed) {
        Known before = known.get(worker);
        if (before != null && before.listed().equals(listed)) {
            return Mono.just(before.choice());
        }
        return Flux.fromIterable(listed)
                .flatMap(address -> ask(worker, address))
                .collectList()
                .flatMap(answers -> choose(worker, listed, answers));
    }

    /** The address at which this start has answered, as long as the same ones are listed. */
    Optional<WorkerAddress> found(String worker, List<WorkerAddress> listed, Incarnation start) {
        return Optional.ofNullable(known.get(worker))
                .filter(before ->
                        before.listed().equals(listed) && before.start().equals(start))
                .map(before -> before.choice().addresses().get(0));
    }

    private Mono<Choice> choose(String worker, List<WorkerAddress> listed, List<Introduction> answers) {
        Map<Incarnation, WorkerAddress> starts = new LinkedHashMap<>();
        of(Introduction.Start.class, answers)
                .forEach(start -> starts.putIfAbsent(start.incarnation(), start.address()));
        if (starts.isEmpty()) {
            return nobody(worker, listed, answers);
        }
        if (starts.size() > 1) {
            return Mono.just(new Choice.Ambiguous(ambiguous(worker, starts)));
        }
        Map.Entry<Incarnation, WorkerAddress> only =
                starts.entrySet().iterator().next();
        Choice.Go choice = new Choice.Go(first(only.getValue(), listed));
        known.put(worker, new Known(listed, only.getKey(), choice));
        return Mono.just(choice);
    }

    /** Who is locked out goes to that door all the same: the message is refused there, and its sender reads why. */
    private static Mono<Choice> nobody(String worker, List<WorkerAddress> listed, List<Introduction> answers) {
        return of(Introduction.LockedOut.class, answers)
                .findFirst()
                .<Mono<Choice>>map(door -> Mono.just(new Choice.Go(first(door.address(), listed))))
                .orElseGet(() -> Mono.error(SendFailedException.notSent(
                        "none of those listed as worker '" + worker + "' answers as it: "
                                + of(Introduction.Nobody.class, answers)
                                        .map(Introduction.Nobody::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        null)));
    }

    private static <T extends Introduction> Stream<T> of(Class<T> kind, List<Introduction> answers) {
        return answers.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<WorkerAddress> first(WorkerAddress chosen, List<WorkerAddress> listed) {
        List<WorkerAddress> order = new ArrayList<>(listed);
        order.remove(chosen);
        order.add(0, chosen);
        return List.copyOf(order);
    }

    private static Problem ambiguous(String worker, Map<Incarnation, WorkerAddress> starts) {
        String who = starts.entrySet().stream()
                .map(start -> start.getKey() + " at " + start.getValue().uri())
                .sorted()
                .collect(Collectors.joining(", "));
        return new Problem(
                ProblemType.AMBIGUOUS_WORKER,
                starts.size() + " processes answer as worker '" + worker + "': " + who
                        + "; stop all but one, or give each a name of its own by rref.worker.name");
    }

    private Mono<Introduction> ask(String worker, WorkerAddress address) {
        return credentials
                .authorization(worker)
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(shown -> client.get()
                        .uri(URI.create(address.uri() + Wire.ROOT + Wire.WORKER_PATH))
                        .headers(headers -> shown.forEach(one -> headers.set(HttpHeaders.AUTHORIZATION, one)))
                        .exchangeToMono(response -> response.bodyToMono(byte[].class)
                                .defaultIfEmpty(new byte[0])
                                .map(body -> Introduction.read(
                                        worker, address, response.statusCode().value(), body))))
                .timeout(PATIENCE, Mono.fromSupplier(() -> silent(address)))
                .onErrorResume(
                        failure -> Mono.just(new Introduction.Nobody(address, String.valueOf(failure.getMessage()))));
    }

    private static Introduction silent(WorkerAddress address) {
        return new Introduction.Nobody(address, "no answer within " + PATIENCE.toMillis() + " ms");
    }
}
