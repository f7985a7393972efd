package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.WorkerInfo;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The smallest app that holds references: no web server, no bean but those of rref. Made to be killed. */
final class LightHolder {

    static final String HOLDING = "holding";

    private static final int OBJECTS_PER_WORKER = 5;

    private static final Duration LIMIT = Duration.ofSeconds(12);

    private LightHolder() {}

    /** Holds objects of every worker until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        SpringApplication app = new SpringApplication(Application.class);
        app.setWebApplicationType(WebApplicationType.NONE);
        app.setBannerMode(Banner.Mode.OFF);
        app.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = app.run(arguments)) {
            Path histories = Path.of(context.getEnvironment().getRequiredProperty("chaos.histories"));
            List<RRef<Tally>> held = new ArrayList<>();
            List<CompletableFuture<Outcome>> calls = new ArrayList<>();
            RecordedCalls recorded = new RecordedCalls(HistoryFile.ofThisProcess(histories, "holder"), "holder");
            RRefClient rrefs = context.getBean(RRefClient.class);
            for (WorkerInfo worker : rrefs.workers()) {
                for (int made = 0; made < OBJECTS_PER_WORKER; made++) {
                    RRef<Tally> tally = rrefs.on(worker).create(Tally.class, recorded.newObject());
                    held.add(tally);
                    calls.add(recorded.execute(tally, LIMIT));
                }
            }
            CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new)).join();
            System.out.println(HOLDING);
            while (System.in.read() >= 0) {
                // nobody writes there; its end is the wish to end
            }
            Reference.reachabilityFence(held);
        }
    }

    @ImportAutoConfiguration({WebClientAutoConfiguration.class, RRefClientAutoConfiguration.class})
    static class Application {}
}
