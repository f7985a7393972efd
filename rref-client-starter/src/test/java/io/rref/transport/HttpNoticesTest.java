package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.ListedFork;
import io.rref.protocol.Notice;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpNoticesTest {

    @Test
    void whenAnOwnerHasSomethingToSayThenItsHolderReadsIt() {
        Reply said = new Reply.LeaseRenewed(
                7,
                List.of(
                        new Notice.Draining(3, Duration.ofMillis(1500)),
                        new Notice.Revoked(5, List.of(new ForkId(1, 2), new ForkId(3, 4))),
                        new Notice.Ended(6, new RequestNumber(17)),
                        new Notice.Listing(
                                7,
                                new RequestNumber(9),
                                1,
                                false,
                                List.of(new ListedFork(new RRefId(1, 2), new ForkId(3, 4)))),
                        new Notice.Listing(8, new RequestNumber(9), 2, true, List.of())));

        HttpReply written = HttpReplies.write(said);

        assertThat(HttpReplies.read(written.status(), written.body()))
                .as("read from %s", text(written))
                .isEqualTo(said);
    }

    @Test
    void whenThereIsNothingToSayThenTheAnswerHasNoSuchField() {
        HttpReply written = HttpReplies.write(new Reply.LeaseRenewed(7));

        assertThat(text(written)).isEqualTo("{\"sequence\":7}");
        assertThat(HttpReplies.read(written.status(), written.body())).isEqualTo(new Reply.LeaseRenewed(7));
    }

    @Test
    void whenANoticeIsOfAKindThatNobodyKnowsThenTheAnswerIsRefusedByItsWord() {
        byte[] body =
                "{\"sequence\":7,\"notices\":[{\"number\":1,\"notice\":\"moved\"}]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> HttpReplies.read(200, body))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("moved");
    }

    private static String text(HttpReply written) {
        return new String(written.body(), StandardCharsets.UTF_8);
    }
}
