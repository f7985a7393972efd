package io.rref.transport;

import java.util.Set;

/** Names of the REST surface: paths, headers, media types and body fields. They stand here once for both sides. */
public final class Wire {

    /** Version and root of every path. */
    public static final String ROOT = "/rref/v1";

    /** Below the root: who the worker is. */
    public static final String WORKER_PATH = "/worker";

    /** Below the root: several requests in one. */
    public static final String BATCH_PATH = "/batch";

    /** Whom the request is for: {@code worker~incarnation}, or {@code worker} alone to open a lease. */
    public static final String TARGET = "RRef-Target";

    /** Token of the sender's lease. */
    public static final String LEASE = "RRef-Lease";

    /** The fork that the request acts under. */
    public static final String FORK = "RRef-Fork";

    /** Number of a request with an effect. */
    public static final String NUMBER = "Idempotency-Key";

    /** Which numbers the sender has settled. */
    public static final String SETTLED = "RRef-Settled";

    /** How many milliseconds the sender will still wait. */
    public static final String REMAINING = "RRef-Remaining-Ms";

    /** Headers of a batch that hold for entries which do not have their own. */
    public static final Set<String> HEADERS_OF_BATCH = Set.of(TARGET, LEASE, SETTLED, REMAINING);

    public static final String JSON = "application/json";

    public static final String PROBLEM_JSON = "application/problem+json";

    /** Smile, Jackson's binary form of JSON: for bodies and, where {@code Accept} names it, for replies. */
    public static final String SMILE = "application/x-jackson-smile";

    /** What a batch is answered with: one JSON object per line. */
    public static final String LINES = "application/x-ndjson";

    /** Query parameter of {@code GET /rrefs/{rref}}: {@link #READY} waits for the end of the creation. */
    public static final String WAIT = "wait";

    public static final String READY = "ready";

    /** Query parameters of {@code DELETE …/forks/{fork}}: the sponsor withdraws, and how long a late claim is good. */
    public static final String WITHDRAW = "withdraw";

    /** Query parameter of {@code DELETE /names/{name}}: an operator ends the object that stands under it. */
    public static final String REVOKE = "revoke";

    static final String LENGTH = "lengthMs";

    public static final String SESSION = "session";

    public static final String SEQUENCE = "sequence";

    public static final String HEARD = "heard";

    /** In a renewal what the holder has, to be compared: how many forks, and their sum in hexadecimal digits. */
    public static final String HELD = "held";

    public static final String COUNT = "count";

    public static final String SUM = "sum";

    static final String BELOW = "below";

    static final String PAGE = "page";

    static final String LAST = "last";

    static final String LISTED = "listed";

    static final String NOTICES = "notices";

    static final String NOTICE = "notice";

    static final String NOTICE_NUMBER = "number";

    static final String REMAINING_MS = "remainingMs";

    static final String FORKS = "forks";

    static final String REQUEST = "request";

    public static final String INCARNATION = "incarnation";

    public static final String TOKEN = "lease";

    public static final String CONTRACT = "contract";

    public static final String METHOD = "method";

    public static final String ARGUMENTS = "arguments";

    public static final String HANDLES = "handles";

    /** Fields of a batch and of its entries, beside {@link #METHOD}. */
    public static final String REQUESTS = "requests";

    public static final String ID = "id";

    /** In an entry of a batch the id of an earlier one; in a call the number of an earlier one. */
    public static final String AFTER = "after";

    public static final String PATH = "path";

    public static final String HEADERS = "headers";

    public static final String BODY = "body";

    public static final String AS = "as";

    public static final String ATTRIBUTES = "attributes";

    public static final String RREF = "rref";

    public static final String FORK_FIELD = "fork";

    public static final String RECEIVER = "receiver";

    public static final String STANDS_FOR = "standsForMs";

    static final String VALUE = "value";

    static final String STATE = "state";

    static final String RUNNING = "running";

    static final String DECLARED = "declared";

    static final String FAILURE = "failure";

    static final String ARGUMENTS_IGNORED = "argumentsIgnored";

    static final String CLASS = "class";

    static final String CANCEL = "cancel";

    static final String NEVER_RAN = "never-ran";

    static final String ASKED_TO_STOP = "asked-to-stop";

    static final String EXCEPTION = "exception";

    static final String CAUSES = "causes";
    static final String STACK = "stack";

    static final String WORKER = "worker";

    static final String TYPE = "type";

    static final String TITLE = "title";

    static final String STATUS = "status";

    static final String DETAIL = "detail";

    static final String METHOD_FAILED = "urn:rref:problem:method-failed";

    static final String CREATION_FAILED = "urn:rref:problem:creation-failed";

    static final String ANSWER_NOT_KEPT = "urn:rref:problem:answer-not-kept";

    private Wire() {}
}
