package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.ForkSum;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a call says which one it follows, and a renewal what is held. */
class HttpRequestsTest {

    private final HttpRequests requests = new HttpRequests(new HolderId("app", new Incarnation(1, 2)));

    @Test
    void whenACallFollowsAnotherThenItsBodySaysWhich() {
        assertThat(bodyOf(new RequestNumber(7))).contains("\"after\":7,");
    }

    @Test
    void whenACallFollowsNoneThenItsBodyIsNoLonger() {
        assertThat(bodyOf((RequestNumber) null)).isEqualTo("{\"method\":\"add(long)\",\"arguments\":[1]}");
    }

    @Test
    void whenARenewalTellsWhatIsHeldThenItsBodySaysSoAndElseNothingOfIt() {
        assertThat(bodyOf(new ForkSum(2, -1)))
                .isEqualTo("{\"sequence\":3,\"held\":{\"count\":2,\"sum\":\"ffffffffffffffff\"}}");
        assertThat(bodyOf((ForkSum) null)).isEqualTo("{\"sequence\":3}");
    }

    @Test
    void whenACreationHasAttributesThenItsBodySaysThemAndElseNothingOfThem() {
        assertThat(bodyOf(Map.of("traceparent", "00-1")))
                .isEqualTo(
                        "{\"contract\":\"demo.Counter\",\"attributes\":{\"traceparent\":\"00-1\"},\"arguments\":[1]}");
        assertThat(bodyOf(Map.of())).isEqualTo("{\"contract\":\"demo.Counter\",\"arguments\":[1]}");
    }

    private String bodyOf(Map<String, String> attributes) {
        Content arguments = Content.of("[1]".getBytes(StandardCharsets.UTF_8));
        return bodyOf(new Action.Create(
                new RRefId(7, 8), new ForkId(9, 10), "demo.Counter", arguments, List.of(), attributes));
    }

    private String bodyOf(@Nullable ForkSum held) {
        Message renewal = new Message.RenewLease(
                new Target("worker-1", new Incarnation(3, 4)),
                new HolderId("app", new Incarnation(1, 2)),
                new LeaseToken(5, 6),
                3,
                0,
                SettledNumbers.NONE,
                held);
        return new String(renewal.dispatch(requests).body(), StandardCharsets.UTF_8);
    }

    private String bodyOf(@Nullable RequestNumber after) {
        Content arguments = Content.of("[1]".getBytes(StandardCharsets.UTF_8));
        Action call = new Action.Call(
                new RRefId(7, 8), new ForkId(9, 10), "add(long)", arguments, List.of(), null, Map.of(), after);
        return bodyOf(call);
    }

    private String bodyOf(Action action) {
        Message message = new Message.Numbered(
                new Target("worker-1", new Incarnation(3, 4)),
                new LeaseToken(5, 6),
                new RequestNumber(8),
                SettledNumbers.NONE,
                Duration.ofSeconds(1),
                action);
        return new String(message.dispatch(requests).body(), StandardCharsets.UTF_8);
    }
}
