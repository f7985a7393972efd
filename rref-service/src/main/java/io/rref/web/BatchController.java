package io.rref.web;

import io.rref.protocol.Caller;
import io.rref.protocol.ProblemType;
import io.rref.transport.JsonFields;
import io.rref.transport.MalformedBodyException;
import io.rref.transport.Wire;
import io.rref.worker.OwnerShell;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several requests in one, answered one by one as each is done. */
@RestController
public final class BatchController {

    private static final int MOST_ENTRIES = 1000;

    private final WebExchange exchange;

    private final OwnerShell owner;

    private final Executor executor;

    /** Creates the controller. */
    public BatchController(WebExchange exchange, OwnerShell owner, @Qualifier("rrefExecutor") Executor executor) {
        this.exchange = exchange;
        this.owner = owner;
        this.executor = executor;
    }

    /** Starts nothing unless the batch as a whole can be read. */
    @PostMapping(Wire.ROOT + Wire.BATCH_PATH)
    void batch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = exchange.callerOf(request);
        List<BatchEntry> entries = entries(exchange.body(request));
        Map<String, @Nullable String> headers = new HashMap<>();
        Wire.HEADERS_OF_BATCH.forEach(name -> headers.put(name, request.getHeader(name)));
        response.setContentType(Wire.LINES);
        response.setHeader(
                "X-Accel-Buffering", "no"); // a proxy that collects frames would let quick answers wait for slow ones
        AsyncContext answering = request.startAsync();
        answering.setTimeout(0); // the run's patience ends it
        FrameStream frames = new FrameStream(answering, entries.size(), exchange.beginAnswer());
        new BatchRun(owner, caller, executor, headers::get, frames).start(entries);
        frames.start();
    }

    private static List<BatchEntry> entries(JsonFields body) {
        try {
            List<JsonFields> requests = body.objects(Wire.REQUESTS);
            body.requireNoOthers();
            requireFew(requests.size());
            List<BatchEntry> entries = new ArrayList<>();
            Set<String> earlier = new HashSet<>();
            for (JsonFields each : requests) {
                BatchEntry entry = BatchEntry.of(each);
                requireOrder(entry, earlier);
                entries.add(entry);
            }
            return entries;
        } catch (MalformedBodyException malformed) {
            throw RefusedRequest.malformed(String.valueOf(malformed.getMessage()));
        }
    }

    private static void requireFew(int size) {
        if (size > MOST_ENTRIES) {
            throw new RefusedRequest(
                    ProblemType.BODY_TOO_LARGE,
                    "the batch has " + size + " requests: send at most " + MOST_ENTRIES + " at a time");
        }
    }

    private static void requireOrder(BatchEntry entry, Set<String> earlier) {
        if (entry.after() != null && !earlier.contains(entry.after())) {
            throw RefusedRequest.malformed("entry '" + entry.id() + "' comes after '" + entry.after()
                    + "', which is no earlier entry of the batch");
        }
        if (!earlier.add(entry.id())) {
            throw RefusedRequest.malformed("id '" + entry.id() + "' stands twice in the batch");
        }
    }
}
