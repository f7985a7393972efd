package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import io.rref.worker.OwnerShell;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@RestTest
class OperatorPagesTests {

    private final Curl curl;

    private final OwnerShell owner;

    @Autowired
    OperatorPagesTests(Curl curl, OwnerShell owner) {
        this.curl = curl;
        this.owner = owner;
    }

    @Test
    void whenObjectIsHeldThenPagesTellWhoHoldsItAndNoWholeId() {
        RawHolder holder = RawHolder.open(curl, "listed");
        Held made = holder.create();
        String rrefs = curl.send("GET", "/rrefs", Map.of(), "").is(200).body().toString();
        assertThat(rrefs)
                .contains(
                        made.rref().substring(0, 8), made.fork().substring(0, 8), "listed~", RawHolder.COUNTER, "ageMs")
                .doesNotContain(made.rref(), made.fork());
        String holders =
                curl.send("GET", "/holders", Map.of(), "").is(200).body().toString();
        assertThat(holders).contains("listed~").doesNotContain(holder.id, holder.lease);
        assertThat(curl.send("GET", "/debug", Map.of(), "").is(200).body().has("num_owner_rrefs"))
                .isTrue();
        holder.leave();
    }

    @Test
    void whenAskedFromElsewhereThenOperatorsOnly() {
        MockHttpServletRequest elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.1");
        OperatorController pages = new OperatorController(owner, Admission.open());
        assertThatThrownBy(() -> pages.references(elsewhere))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.OPERATORS_ONLY));
        assertThatThrownBy(() -> pages.holders(elsewhere)).isInstanceOf(RefusedRequest.class);
        assertThatThrownBy(() -> pages.debug(elsewhere)).isInstanceOf(RefusedRequest.class);
    }

    /** A web page of elsewhere can have its own name lead to the loopback address; the name still tells. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.1", "::2"})
    void whenAskedUnderANameOfElsewhereThenOperatorsOnly(String name) {
        OperatorController pages = new OperatorController(owner, Admission.open());

        assertThatThrownBy(() -> pages.references(fromHereTo(name))).isInstanceOf(RefusedRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "::1", "0:0:0:0:0:0:0:1"})
    void whenAskedUnderALoopbackNameThenThePagesAnswer(String name) {
        OperatorController pages = new OperatorController(owner, Admission.open());

        assertThat(pages.debug(fromHereTo(name))).containsKey("num_forks");
    }

    private static MockHttpServletRequest fromHereTo(String name) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        request.setServerName(name);
        return request;
    }
}
