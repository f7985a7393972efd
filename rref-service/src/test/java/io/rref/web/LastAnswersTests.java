package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rref.Incarnation;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.worker.OwnerShell;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** What a worker that stops has said is sent, whatever the web server waits for. */
class LastAnswersTests {

    private static final Message GOODBYE = new Message.EndLease(
            new Target("worker-1", new Incarnation(1, 1)),
            new HolderId("app", new Incarnation(2, 2)),
            new LeaseToken(3, 4));

    private final OwnerShell owner = mock(OwnerShell.class);

    private final WebExchange exchange = new WebExchange(owner, Admission.open(), 1000, Runnable::run);

    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void ownerReplies() {
        when(owner.handle(any(), any(), any())).thenReturn(reply);
    }

    @Test
    void whenTheWorkerRunsThenTheServerSendsAnAnswerInItsTime() throws IOException {
        reply.complete(new Reply.Done());

        handle();

        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void whenTheWorkerStopsThenAnAnswerIsSentAtOnce() throws IOException {
        exchange.expectLastAnswers();
        reply.complete(new Reply.Done());

        handle();

        assertThat(response.isCommitted()).isTrue();
    }

    @Test
    void whenTheWorkerStopsThenAlsoARequestThatStoodBeforeIsAnsweredAtOnce() throws IOException {
        handle();
        exchange.expectLastAnswers();

        reply.complete(new Reply.Done());

        assertThat(response.isCommitted()).isTrue();
        assertThat(exchange.lastAnswersSent()).isDone();
    }

    /** The very request that lets a drain end is answered after it. */
    @Test
    void whenARequestIsBeingAnsweredThenItIsWaitedFor() throws IOException {
        exchange.expectLastAnswers();
        CompletableFuture<CompletableFuture<Void>> asked = new CompletableFuture<>();
        when(owner.handle(any(), any(), any())).thenAnswer(arrived -> {
            CompletableFuture<Void> sent = exchange.lastAnswersSent();
            assertThat(sent).as("it is not answered yet").isNotDone();
            asked.complete(sent);
            return CompletableFuture.completedFuture(new Reply.Done());
        });

        handle();

        assertThat(asked.join()).isDone();
        assertThat(response.isCommitted()).isTrue();
    }

    private void handle() throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("DELETE", "/any");
        request.setAsyncSupported(true);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        exchange.handle(Endpoint.delete("/any", read -> GOODBYE), request, response);
    }
}
