package io.rref.test.observability;

import io.rref.RRef;
import io.rref.metering.RegistrationMeter;
import io.rref.test.app.Chain;
import io.rref.test.app.Counter;
import io.rref.test.cluster.EmbeddedCluster;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two workers whose meters are exposed, and a job after which all of them have something to show. */
final class MeteredCluster {

    private MeteredCluster() {}

    static EmbeddedCluster start() {
        return (EmbeddedCluster) EmbeddedCluster.of(2)
                .withWorkerProperty("management.endpoints.web.exposure.include", "prometheus")
                .withWorkerConfiguration(Listed.class);
    }

    /** There is no Consul here; that the meter follows the registration is RegistrationIT's affair. */
    @Configuration(proxyBeanMethods = false)
    static class Listed {

        @Bean
        RegistrationMeter registrationMeter() {
            return new RegistrationMeter(() -> true);
        }
    }

    /** What worker-1 tells after it has run calls, called on, and while it owns one object and holds another. */
    static Scrape scrapeAfterAJob(EmbeddedCluster cluster) throws IOException, InterruptedException {
        try (RRef<Counter> here = cluster.rrefs().on("worker-1").create(Counter.class, 1L);
                RRef<Counter> there = cluster.rrefs().on("worker-2").create(Counter.class, 2L);
                RRef<Counter> held = cluster.rrefsOf("worker-1").on("worker-2").create(Counter.class, 3L)) {
            here.rpcSync().add(held.rpcSync().value());
            cluster.rrefs().on("worker-1").functions(Chain.class).rpcSync().addBySync(List.of(), there, 1);
            return Scrape.of(cluster, "worker-1");
        }
    }
}
