package io.rref.directory.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsulBodyTest {

    private static final String INCARNATION = "00112233445566778899aabbccddeeff";

    @Test
    void whenAnInstanceSaysWhoItIsThenItIsAWorker() {
        ConsulAnswer answer =
                read("10.0.0.9", "10.0.0.1", 8080, "'rref-name':'worker-1','rref-incarnation':'" + INCARNATION + "'");

        assertThat(answer.index()).isEqualTo(7);
        assertThat(answer.others()).isZero();
        assertThat(answer.workers())
                .containsExactly(new ConsulInstance(
                        "worker-1",
                        new WorkerAddress(URI.create("http://10.0.0.1:8080"), Incarnation.parse(INCARNATION))));
    }

    @Test
    void whenTheServiceHasNoAddressThenItsNodesIsTaken() {
        assertThat(uri(read("10.0.0.9", "", 8080, "'rref-name':'w'"))).isEqualTo("http://10.0.0.9:8080");
    }

    @Test
    void whenTheAddressIsOfIpv6ThenItStandsInBrackets() {
        assertThat(uri(read("10.0.0.9", "fd00::1", 8080, "'rref-name':'w'"))).isEqualTo("http://[fd00::1]:8080");
    }

    @Test
    void whenTheInstanceIsSecureThenItIsCalledByHttps() {
        assertThat(uri(read("n", "host", 8443, "'rref-name':'w','secure':'true'")))
                .isEqualTo("https://host:8443");
    }

    @Test
    void whenTheIncarnationIsMissingOrNoneThenItIsNotTold() {
        assertThat(read("n", "host", 1, "'rref-name':'w'")
                        .workers()
                        .get(0)
                        .address()
                        .incarnation())
                .isNull();
        assertThat(read("n", "host", 1, "'rref-name':'w','rref-incarnation':'soon'")
                        .workers()
                        .get(0)
                        .address()
                        .incarnation())
                .isNull();
    }

    @Test
    void whenAnInstanceSaysNoNameThenItIsCountedOnly() {
        ConsulAnswer answer = read("n", "host", 1, "'version':'1'");

        assertThat(answer.workers()).isEmpty();
        assertThat(answer.others()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void whenAnInstanceHasNoPortThenItIsCountedOnly(int port) {
        assertThat(read("n", "host", port, "'rref-name':'w'").workers()).isEmpty();
    }

    @Test
    void whenAnInstanceHasNothingAtAllThenItIsCountedOnly() {
        assertThat(ConsulBody.read(1, bytes("[{},{'Service':null},3]")).others())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "<html>busy</html>", "[{'Service':", "No cluster leader"})
    void whenTheAnswerIsGarbageThenItIsAFailure(String garbage) {
        assertThatThrownBy(() -> ConsulBody.read(1, bytes(garbage))).isInstanceOf(ConsulFailure.class);
    }

    private static String uri(ConsulAnswer answer) {
        return answer.workers().get(0).address().uri().toString();
    }

    private static ConsulAnswer read(String node, String service, int port, String meta) {
        return ConsulBody.read(
                7,
                bytes("[{'Node':{'Address':'" + node + "'},'Service':{'Address':'" + service + "','Port':" + port
                        + ",'Meta':{" + meta + "}},'Checks':[]}]"));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
