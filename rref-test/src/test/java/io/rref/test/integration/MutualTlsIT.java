package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.ConsulService;
import io.rref.test.cluster.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes that are found through a real Consul, speak TLS only, and let in whom the cluster's authority has signed. */
@Tag("many-processes")
class MutualTlsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String HOST = "localhost";

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    @Test
    void whenMembersHaveCertificatesThenTheyFindAndCallEachOtherByTheirNames(@TempDir Path stores) {
        TestAuthority authority = new TestAuthority(stores);
        try (WorkerProcess first = WorkerProcess.start("first", worker(authority.member("first", HOST)));
                WorkerProcess second = WorkerProcess.start("second", worker(authority.member("second", HOST)));
                WorkerProcess elsewhere =
                        WorkerProcess.start("moved", worker(authority.member("moved", "elsewhere.example")));
                ClientApp app = ClientApp.withArguments(all(authority.member("app", HOST)))) {
            for (String worker : List.of("first", "second", "moved")) {
                await("Consul's check over https of " + worker)
                        .atMost(LIMIT)
                        .until(() -> consul.catalog().workers(worker).stream().anyMatch(ConsulService::isPassing));
            }
            try (RRef<Counter> counter = app.rrefs().on("first").create(Counter.class, 5L);
                    RRef<Shelf> shelf = app.rrefs().on("second").find("shelf", Shelf.class)) {
                shelf.rpcSync().keep(counter);

                assertThat(shelf.rpcSync().add(1)).as("second calls first").isEqualTo(6);

                shelf.rpcSync().drop();
            }
            try (RRef<Counter> counter = app.rrefs().on("moved").create(Counter.class, 5L)) {
                assertThatThrownBy(() -> counter.rpcSync().add(1))
                        .as("its certificate names another host than Consul")
                        .isInstanceOf(NotExecutedException.class);
            }
            assertThat(Stream.of(first, second, elsewhere)).allMatch(WorkerProcess::isAlive);
        }
    }

    private static List<String> worker(List<String> member) {
        List<String> arguments = new ArrayList<>(all(member));
        arguments.addAll(List.of(
                "--server.ssl.bundle=cluster",
                "--server.ssl.client-auth=want",
                "--spring.cloud.consul.discovery.hostname=" + HOST));
        return arguments;
    }

    private static List<String> all(List<String> member) {
        List<String> arguments = new ArrayList<>(consul.springArguments());
        arguments.addAll(member);
        arguments.add("--rref.client.timeout=5s");
        return arguments;
    }
}
