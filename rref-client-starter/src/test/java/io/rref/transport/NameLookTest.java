package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A look at a name and what it is answered, in their REST form. */
class NameLookTest {

    @Test
    void whenANameIsLookedAtThenTheRequestHasALeaseAndNeitherNumberNorFork() {
        HolderId self = new HolderId("me", new Incarnation(1, 1));
        Message look = new Message.Look(
                new Target("w1", new Incarnation(2, 2)), new LeaseToken(3, 3), "two words", SettledNumbers.NONE);

        HttpRequest written = look.dispatch(new HttpRequests(self));

        assertThat(written.method()).isEqualTo("GET");
        assertThat(written.path()).isEqualTo("/rref/v1/names/two%20words");
        assertThat(written.headers()).containsOnlyKeys(Wire.TARGET, Wire.LEASE, Wire.SETTLED);
    }

    @Test
    void whenTheNameStandsForAnObjectThenItsIdIsTold() {
        Reply bound = new Reply.NameBound("demo.Counter", new RRefId(1, 2), CreationStage.READY);

        HttpReply written = HttpReplies.write(bound);

        assertThat(text(written))
                .isEqualTo("{\"contract\":\"demo.Counter\",\"state\":\"ready\","
                        + "\"rref\":\"00000000000000010000000000000002\"}");
        assertThat(HttpReplies.read(written.status(), written.body())).isEqualTo(bound);
    }

    @Test
    void whenTheNameIsOnlyDeclaredThenThereIsNoId() {
        Reply declared = new Reply.NameDeclared("demo.Counter");

        HttpReply written = HttpReplies.write(declared);

        assertThat(text(written)).isEqualTo("{\"contract\":\"demo.Counter\",\"state\":\"declared\"}");
        assertThat(HttpReplies.read(written.status(), written.body())).isEqualTo(declared);
    }

    private static String text(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
