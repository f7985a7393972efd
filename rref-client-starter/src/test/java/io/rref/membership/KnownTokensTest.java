package io.rref.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.protocol.HolderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final byte[] CODE = {1, 2, 3};

    private final MemberToken token = new MemberToken(new HolderId("shop", new Incarnation(1, 2)), "w1", Instant.EPOCH);

    private final KnownTokens known = new KnownTokens();

    @Test
    void whenATokenIsKnownThenByItsCodeOnly() {
        known.keep("signed", CODE, token);

        assertThat(known.find("signed", CODE.clone())).isEqualTo(token);
        assertThat(known.find("signed", new byte[] {1, 2, 4})).isNull();
        assertThat(known.find("signed", new byte[0])).isNull();
        assertThat(known.find("other", CODE)).isNull();
    }

    @Test
    void whenMoreTokensComeThanAreKeptThenTheyStartAnew() {
        for (int i = 0; i < 10_000; i++) {
            known.keep("signed-" + i, CODE, token);
        }
        assertThat(known.find("signed-0", CODE)).isEqualTo(token);

        known.keep("one-more", CODE, token);

        assertThat(known.find("signed-0", CODE))
                .as("all before it are forgotten")
                .isNull();
        assertThat(known.find("one-more", CODE)).isEqualTo(token);
    }
}
