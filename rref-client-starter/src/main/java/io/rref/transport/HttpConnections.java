package io.rref.transport;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The connections of this process to its workers: kept alive, sized, and never resending on their own. What only keeps
 * references alive has a few of its own: behind a thousand slow calls a renewal would come too late.
 */
public final class HttpConnections implements AutoCloseable {

    private static final int UPKEEP_PER_WORKER = 16;

    private static final int LARGEST_ANSWER = 256 << 20;

    private final ConnectionProvider forWork;

    private final ConnectionProvider forUpkeep;

    private final HttpClient work;

    private final HttpClient upkeep;

    private final int perWorker;

    private final int largestAnswer;

    private final boolean onlyTls;

    /**
     * Creates the pools; nothing is connected yet.
     *
     * @param perWorker connections to one worker at most, for requests that may wait for user code
     * @param waiting requests that may wait for one
     * @param connectTimeout how long connecting may take
     * @param idle how long an unused connection is kept; shorter than the workers keep it
     */
    public HttpConnections(int perWorker, int waiting, Duration connectTimeout, Duration idle) {
        this(perWorker, waiting, connectTimeout, idle, LARGEST_ANSWER);
    }

    /**
     * The same with a limit of its own for answers.
     *
     * @param largestAnswer bytes of an answer that are read
     */
    public HttpConnections(int perWorker, int waiting, Duration connectTimeout, Duration idle, int largestAnswer) {
        this(perWorker, waiting, connectTimeout, idle, largestAnswer, null);
    }

    /**
     * The same with trust and a certificate of its own. Then nothing is sent to an address that is not {@code https}: who can
     * change the directory could answer there. Host names are checked.
     *
     * @param tls null for what the JVM trusts
     */
    public HttpConnections(
            int perWorker,
            int waiting,
            Duration connectTimeout,
            Duration idle,
            int largestAnswer,
            @Nullable SslContext tls) {
        this.perWorker = perWorker;
        this.largestAnswer = largestAnswer;
        this.onlyTls = tls != null;
        this.forWork = pool("rref", perWorker, waiting, idle);
        this.forUpkeep = pool("rref-upkeep", UPKEEP_PER_WORKER, waiting, idle);
        this.work = client(forWork, connectTimeout, tls);
        this.upkeep = client(forUpkeep, connectTimeout, tls);
    }

    private static ConnectionProvider pool(String name, int perWorker, int waiting, Duration idle) {
        return ConnectionProvider.builder(name)
                .maxConnections(perWorker)
                .pendingAcquireMaxCount(waiting)
                .pendingAcquireTimeout(Duration.ofMinutes(11)) // the machine's deadlines are shorter and say more
                .maxIdleTime(idle)
                .lifo()
                .build();
    }

    private static HttpClient client(
            ConnectionProvider connections, Duration connectTimeout, @Nullable SslContext tls) {
        HttpClient client = HttpClient.create(connections)
                // By default Reactor Netty resends once what broke (1.3.6: before the headers were written); here that
                // is the machine's decision, as it alone knows numbers and leases
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis());
        return tls == null ? client : client.secure(spec -> spec.sslContext(tls));
    }

    /** A client for requests that may wait for user code. */
    public WebClient forWork(WebClient.Builder builder) {
        return build(builder, work);
    }

    /** A client for requests that are answered at once, and for standing renewals. */
    public WebClient forUpkeep(WebClient.Builder builder) {
        return build(builder, upkeep);
    }

    /** Connections to one worker at most, for requests that may wait for user code. */
    int perWorker() {
        return perWorker;
    }

    /** The threads that connections of this process are served by. */
    Executor loops() {
        return task ->
                HttpResources.get().onClient(LoopResources.DEFAULT_NATIVE).execute(task);
    }

    private WebClient build(WebClient.Builder builder, HttpClient client) {
        WebClient.Builder own = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(largestAnswer));
        return onlyTls ? own.filter(HttpConnections::overTls).build() : own.build();
    }

    private static Mono<ClientResponse> overTls(ClientRequest request, ExchangeFunction next) {
        return "https".equalsIgnoreCase(request.url().getScheme())
                ? next.exchange(request)
                : Mono.error(SendFailedException.notSent(
                        request.url().getAuthority()
                                + " is listed without TLS, and a process with a certificate of its own"
                                + " (rref.security.client-bundle) calls https addresses only",
                        null));
    }

    @Override
    public void close() {
        forWork.dispose();
        forUpkeep.dispose();
    }
}
