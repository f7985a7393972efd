package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RemoteInterface;
import io.rref.RpcMode;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;

/** Which of the timeouts a use has, as its worker is told it. */
class TimeoutPrecedenceTest {

    private static final Duration OF_CALL = Duration.ofSeconds(100);

    private static final Duration OF_VIEW = Duration.ofSeconds(200);

    private static final Duration OF_CONTRACT = Duration.ofSeconds(300);

    private static final Duration BY_DEFAULT = Duration.ofSeconds(400);

    private static final Duration CEILING = Duration.ofSeconds(500);

    private static final Duration DRAIN = Duration.ofMillis(1);

    private final ScriptedOwner owner = new ScriptedOwner(
            new RuntimeSettings(BY_DEFAULT, CEILING, DRAIN, Map.of(Patient.class.getName(), OF_CONTRACT)));

    private final RRef<Patient> patient = owner.client().on(ScriptedOwner.NAME).create(Patient.class);

    private final RRef<Plain> plain = owner.client().on(ScriptedOwner.NAME).create(Plain.class);

    @AfterEach
    void close() {
        owner.close();
    }

    @RemoteInterface
    interface Patient {

        long ask();
    }

    @RemoteInterface
    interface Plain {

        long ask();
    }

    @RemoteInterface
    interface Box<V> {

        V content();
    }

    @Test
    void whenNothingIsSaidThenTheDefaultCounts() {
        plain.rpcAsync(Plain::ask);

        assertThatTheCallHas(BY_DEFAULT);
    }

    @Test
    void whenTheContractHasATimeoutThenItBeatsTheDefault() {
        patient.rpcAsync(Patient::ask);
        assertThatTheCallHas(OF_CONTRACT);

        patient.remote(Patient::ask);
        assertThatTheCallHas(OF_CONTRACT);

        owner.client().on(ScriptedOwner.NAME).functions(Patient.class).rpcAsync(Patient::ask);
        assertThatTheFunctionHas(OF_CONTRACT);
    }

    @Test
    void whenTheContractHasATimeoutThenItsCreationHasIt() {
        assertThat(remainingOf(Action.Create.class)).isBetween(BY_DEFAULT.minusSeconds(50), BY_DEFAULT);

        owner.client().on(ScriptedOwner.NAME).create(Patient.class);

        assertThat(remainingOf(Action.Create.class)).isBetween(OF_CONTRACT.minusSeconds(50), OF_CONTRACT);
    }

    @Test
    void whenAViewHasATimeoutThenItBeatsTheContracts() {
        patient.withTimeout(OF_VIEW).rpcAsync(Patient::ask);
        assertThatTheCallHas(OF_VIEW);

        patient.withTimeout(OF_CALL).withTimeout(OF_VIEW).rpcAsync(Patient::ask);
        assertThatTheCallHas(OF_VIEW);

        owner.client()
                .on(ScriptedOwner.NAME)
                .functions(Patient.class)
                .withTimeout(OF_VIEW)
                .rpcAsync(Patient::ask);
        assertThatTheFunctionHas(OF_VIEW);
    }

    @Test
    void whenACallHasATimeoutThenItBeatsTheViews() {
        patient.withTimeout(OF_VIEW).call(Patient::ask).timeout(OF_CALL).rpcAsync();
        assertThatTheCallHas(OF_CALL);

        patient.withTimeout(OF_CALL).call(Patient::ask).timeout(OF_VIEW).remote();
        assertThatTheCallHas(OF_VIEW);
    }

    @Test
    void whenAProxyHasATimeoutThenItBeatsTheViews() {
        patient.withTimeout(OF_VIEW).proxy(RpcMode.RPC_ASYNC).call("ask");
        assertThatTheCallHas(OF_VIEW);

        patient.withTimeout(OF_VIEW).proxy(RpcMode.RPC_ASYNC, OF_CALL).call("ask");
        assertThatTheCallHas(OF_CALL);

        patient.proxy(RpcMode.REMOTE).call("ask");
        assertThatTheCallHas(OF_CONTRACT);
    }

    @Test
    void whenTheTimeoutIsZeroThenTheCeilingCountsWhereverItIsSaid() {
        patient.call(Patient::ask).timeout(Duration.ZERO).rpcAsync();
        assertThatTheCallHas(CEILING);

        patient.withTimeout(Duration.ZERO).rpcAsync(Patient::ask);
        assertThatTheCallHas(CEILING);

        patient.proxy(RpcMode.RPC_ASYNC, Duration.ZERO).call("ask");
        assertThatTheCallHas(CEILING);
    }

    @Test
    void whenTheTimeoutIsAboveTheCeilingThenTheCeilingCounts() {
        patient.call(Patient::ask).timeout(CEILING.multipliedBy(2)).rpcAsync();

        assertThatTheCallHas(CEILING);
    }

    @Test
    void whenAReadHasATimeoutThenItCounts() {
        plain.typeAsync(OF_CALL);
        assertThat(lastReadHas(Query.TypeQuery.class)).isBetween(OF_CALL.minusSeconds(50), OF_CALL);

        owner.client().on(ScriptedOwner.NAME).create(Plain.class).typeAsync();
        assertThat(lastReadHas(Query.TypeQuery.class)).isBetween(BY_DEFAULT.minusSeconds(50), BY_DEFAULT);

        plain.created(OF_CALL);
        assertThat(lastReadHas(Query.StateQuery.class)).isBetween(OF_CALL.minusSeconds(50), OF_CALL);

        RRef<Long> value = plain.remote(Plain::ask);
        answerCallsAsKnown();
        value.toHereAsync(OF_CALL);
        RRef<Long> known = plain.remote(Plain::ask);
        known.toHereAsync(OF_CALL);
        assertThat(remainingOf(Action.Fetch.class)).isBetween(OF_CALL.minusSeconds(50), OF_CALL);
        known.toHereAsync();
        assertThat(remainingOf(Action.Fetch.class)).isBetween(BY_DEFAULT.minusSeconds(50), BY_DEFAULT);
    }

    @Test
    void whenATimeoutIsNegativeThenItIsRefusedWhereverItIsSaid() {
        Duration negative = Duration.ofMillis(-1);

        assertThatThrownBy(() -> plain.withTimeout(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.call(Plain::ask).timeout(negative))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero");
        assertThatThrownBy(() -> plain.proxy(RpcMode.RPC_ASYNC, negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.toHere(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.toHereAsync(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.localValue(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.created(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.type(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.typeAsync(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenAContractIsGenericThenItsInterfaceNamesIt() {
        ScriptedOwner boxes = new ScriptedOwner(
                new RuntimeSettings(BY_DEFAULT, CEILING, DRAIN, Map.of(Box.class.getName(), OF_CONTRACT)));
        try (boxes) {
            boxes.client().on(ScriptedOwner.NAME).create(new ParameterizedTypeReference<Box<String>>() {});

            assertThat(boxes.last(Action.Create.class).remaining())
                    .isBetween(OF_CONTRACT.minusSeconds(50), OF_CONTRACT);
        }
    }

    @Test
    void whenAContractsTimeoutIsBeyondTheCeilingThenItIsRefusedByName() {
        assertThatThrownBy(() ->
                        new RuntimeSettings(BY_DEFAULT, CEILING, DRAIN, Map.of("demo.Slow", CEILING.plusSeconds(1))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.client.contracts[demo.Slow].timeout")
                .hasMessageContaining("rref.client.ceiling");
        assertThatThrownBy(() ->
                        new RuntimeSettings(BY_DEFAULT, CEILING, DRAIN, Map.of("demo.Slow", Duration.ofSeconds(-1))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.client.contracts[demo.Slow].timeout");
    }

    private void answerCallsAsKnown() {
        owner.answer(
                Action.Call.class,
                call -> Reply.Listed.at(Objects.requireNonNull(call.as()).rref(), CreationStage.KNOWN));
    }

    private void assertThatTheCallHas(Duration timeout) {
        assertThat(remainingOf(Action.Call.class)).isBetween(timeout.minusSeconds(50), timeout);
    }

    private void assertThatTheFunctionHas(Duration timeout) {
        assertThat(remainingOf(Action.CallFunction.class)).isBetween(timeout.minusSeconds(50), timeout);
    }

    private Duration remainingOf(Class<? extends Action> kind) {
        return owner.last(kind).remaining();
    }

    private Duration lastReadHas(Class<? extends Query> kind) {
        var reads = owner.all(kind);
        return reads.get(reads.size() - 1).remaining();
    }
}
