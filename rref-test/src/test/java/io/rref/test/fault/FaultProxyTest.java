package io.rref.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String BODY = "twelve bytes";

    private RecordingServer worker;

    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        worker = RecordingServer.start();
        proxy = FaultProxy.start(worker.address(), 1);
    }

    @AfterEach
    void end() {
        proxy.close();
        worker.close();
    }

    @Test
    void whenNoFaultIsWantedThenRequestsAndResponsesPassUnchanged() throws IOException {
        String answer = RawClient.ask(proxy.address(), "/a/b?c=%20d", BODY);

        assertThat(answer)
                .startsWith("HTTP/1.1 201 Created")
                .containsIgnoringCase("x-path: /a/b?c=%20d")
                .endsWith("\r\n\r\n" + BODY);
        assertThat(RawClient.ask(proxy.address(), "/", "")).startsWith("HTTP/1.1 201");
        assertThat(worker.arrived()).containsExactly(BODY, "");
        assertThat(proxy.counts().requests()).isEqualTo(2);
        assertThat(proxy.counts().faults().values()).containsOnly(0L);
    }

    @Test
    void whenARequestIsDroppedThenItDoesNotArriveAndTheConnectionEnds() throws IOException {
        proxy.use(always(FaultKind.DROP_REQUEST));

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).isEmpty();

        assertThat(worker.arrived()).isEmpty();
    }

    @Test
    void whenAResponseIsDroppedThenTheRequestHasArrivedAndTheConnectionEnds() throws IOException {
        proxy.use(always(FaultKind.DROP_RESPONSE));

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).isEmpty();

        assertThat(worker.arrived()).containsExactly(BODY);
    }

    @Test
    void whenARequestIsDoubledThenItArrivesTwiceAndIsAnsweredOnce() throws IOException {
        proxy.use(always(FaultKind.DUPLICATE_REQUEST));

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).endsWith(BODY).containsOnlyOnce(BODY);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.arrived()).containsExactly(BODY, BODY));
    }

    @ParameterizedTest
    @EnumSource(names = {"DELAY_REQUEST", "DELAY_RESPONSE"})
    void whenSomethingIsDelayedThenItIsAnsweredLater(FaultKind delay) throws IOException {
        proxy.use(always(delay));

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).endsWith(BODY);

        assertThat(worker.arrived()).containsExactly(BODY);
    }

    @Test
    void whenARequestIsCutThenItDoesNotArriveWhole() throws IOException {
        proxy.use(always(FaultKind.CUT_REQUEST));

        assertThat(RawClient.ask(proxy.address(), "/", BODY.repeat(100))).isEmpty();

        assertThat(worker.arrived()).isEmpty();
    }

    @Test
    void whenAResponseIsCutThenItsFirstHalfArrives() throws IOException {
        proxy.use(always(FaultKind.CUT_RESPONSE));
        String body = BODY.repeat(100);

        String half = RawClient.ask(proxy.address(), "/", body);

        assertThat(half).startsWith("HTTP/1.1 201 Created").contains(BODY).doesNotContain(body);
        assertThat(half.length()).isGreaterThan(body.length() / 2).isLessThan(body.length());
        assertThat(worker.arrived()).containsExactly(body);
    }

    @Test
    void whenAConnectionIsHalfOpenThenItIsSilentWithoutEnd() throws IOException {
        proxy.use(always(FaultKind.HALF_OPEN));

        try (RawClient client = RawClient.send(proxy.address(), "/", BODY)) {
            assertThat(client.isSilentFor(500)).isTrue();
        }

        assertThat(worker.arrived()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whenAFaultHappensThenItIsCountedAndNothingIsHeldAfterwards(FaultKind kind) throws IOException {
        proxy.use(always(kind));

        try (RawClient client = RawClient.send(proxy.address(), "/", BODY)) {
            await().atMost(LIMIT).until(() -> proxy.counts().of(kind) == 1);
            if (kind != FaultKind.HALF_OPEN) {
                client.readToTheEnd();
            }
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(proxy.heldBytes())
                        .as("bytes that the proxy still holds for a request that has ended")
                        .isZero());
        assertThat(proxy.counts().requests()).isEqualTo(1);
        assertThat(proxy.counts().unreachable()).isZero();
    }

    @Test
    void whenTheRatesAreChangedThenLaterRequestsMeetTheNewOnes() throws IOException {
        proxy.use(always(FaultKind.DROP_REQUEST));
        assertThat(RawClient.ask(proxy.address(), "/", BODY)).isEmpty();

        proxy.use(FaultRates.none());

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).endsWith(BODY);
    }

    @Test
    void whenTheWorkerIsAwayThenTheConnectionEndsAndThatIsCounted() throws IOException {
        worker.close();

        assertThat(RawClient.ask(proxy.address(), "/", BODY)).isEmpty();

        assertThat(proxy.counts().unreachable()).isEqualTo(1);
    }

    @Test
    void whenABodyIsTooLargeThenTheConnectionEndsAndThatIsCounted() throws IOException {
        assertThat(RawClient.ask(proxy.address(), "/", "x".repeat(9 * 1024 * 1024)))
                .isEmpty();

        assertThat(proxy.counts().refused()).isEqualTo(1);
        assertThat(worker.arrived()).isEmpty();
    }

    @Test
    void whenTwoProxiesHaveOneSeedThenTheyDoTheSame() throws IOException {
        FaultRates rates = FaultRates.none().with(FaultKind.DROP_REQUEST, 0.3).with(FaultKind.DROP_RESPONSE, 0.3);
        try (FaultProxy other = FaultProxy.start(worker.address(), 1)) {
            proxy.use(rates);
            other.use(rates);

            assertThat(answers(other.address()))
                    .containsExactlyElementsOf(answers(proxy.address()))
                    .contains(true, false);
            assertThat(other.counts()).isEqualTo(proxy.counts());
        }
    }

    @Test
    void whenRatesAreImpossibleThenTheyAreRefused() {
        assertThatThrownBy(() -> FaultRates.none().with(FaultKind.HALF_OPEN, 1.5))
                .hasMessageContaining("HALF_OPEN is 1.5");
        assertThatThrownBy(() -> FaultRates.ofEach(0.2)).hasMessageContaining("together at most 1");
        assertThatThrownBy(() -> FaultRates.none().withDelaysUpTo(Duration.ZERO))
                .hasMessageContaining("above zero");
    }

    private static List<Boolean> answers(URI address) throws IOException {
        List<Boolean> answered = new ArrayList<>();
        for (int request = 0; request < 30; request++) {
            answered.add(!RawClient.ask(address, "/", BODY).isEmpty());
        }
        return answered;
    }

    private static FaultRates always(FaultKind kind) {
        return FaultRates.none().with(kind, 1);
    }
}
