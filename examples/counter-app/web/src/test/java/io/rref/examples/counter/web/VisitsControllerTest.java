package io.rref.examples.counter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;
import io.rref.examples.counter.VisitCount;
import io.rref.examples.counter.Visits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class VisitsControllerTest {

    @Test
    void whenAVisitIsCountedThenThePageSaysHowManyAndWhoCounted() {
        ResponseEntity<String> page = page(new Answering(new VisitCount(7, "worker-1", "3f2a91c0…")));

        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(page.getBody())
                .contains("id=\"visits\">7<", "id=\"worker\">worker-1<", "id=\"incarnation\">3f2a91c0…<");
    }

    @Test
    void whenAWorkerAnswersWithHtmlThenItIsShownAsText() {
        assertThat(page(new Answering(new VisitCount(1, "<script>alert(1)</script>", "\"><img src=x>")))
                        .getBody())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&gt;&lt;img src=x&gt;")
                .doesNotContain("<script", "<img");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whenAVisitIsNotCountedThenThePageSaysWhatIsKnown(RRefException failure, String headline, String text) {
        ResponseEntity<String> page = page(new Failing(failure));

        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(page.getBody())
                .contains(">" + headline + "</h1>", text, "said by &lt;rref&gt;", "Count again")
                .doesNotContain("<rref>");
    }

    static Stream<Arguments> failures() {
        String message = "said by <rref>";
        return Stream.of(
                Arguments.of(
                        new NotExecutedException("owner-unreachable", message, "worker-1", null, null),
                        "worker-1 is away",
                        "This visit was not counted."),
                Arguments.of(
                        new ReferenceGoneException(LossReason.OWNER_LOST, message, "worker-1", null),
                        "The count is lost",
                        "The next visit counts anew."),
                Arguments.of(
                        new ReferenceGoneException(LossReason.EXPIRED, message, "worker-1", null),
                        "The way to the count is lost",
                        "asks worker-1 for the object again"),
                Arguments.of(
                        new OutcomeUnknownException(message, "worker-1", null, null),
                        "worker-1 has not answered",
                        "once or not at all"));
    }

    private static ResponseEntity<String> page(Visits visits) {
        return new VisitsController(visits).page();
    }

    private record Answering(VisitCount answer) implements Visits {

        @Override
        public VisitCount count() {
            return answer;
        }

        @Override
        public VisitCount soFar() {
            return answer;
        }
    }

    private record Failing(RRefException failure) implements Visits {

        @Override
        public VisitCount count() {
            throw failure;
        }

        @Override
        public VisitCount soFar() {
            throw failure;
        }
    }
}
