package io.rref.examples.counter.web;

import io.rref.RRefException;
import io.rref.RemoteReference;
import io.rref.examples.counter.VisitCount;
import io.rref.examples.counter.Visits;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts who looks at the page. */
@RestController
class VisitsController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Visits visits;
    private final Page counted = Page.read("counted.html");
    private final Page notCounted = Page.read("not-counted.html");

    @Autowired
    VisitsController(@RemoteReference("visits@worker-1") Visits visits) {
        this.visits = visits;
    }

    @GetMapping("/")
    ResponseEntity<String> page() {
        try {
            VisitCount now = visits.count();
            return html(
                    HttpStatus.OK,
                    counted.with(
                            Map.of("visits", now.visits(), "worker", now.worker(), "incarnation", now.incarnation())));
        } catch (RRefException e) {
            Explanation why = Explanation.of(e);
            return html(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    notCounted.with(Map.of("headline", why.headline(), "text", why.text(), "message", why.message())));
        }
    }

    @GetMapping("/visits")
    VisitCount visits() {
        return visits.soFar();
    }

    @ExceptionHandler
    ProblemDetail problem(RRefException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
        problem.setTitle(Explanation.of(e).headline());
        return problem;
    }

    private static ResponseEntity<String> html(HttpStatus status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
