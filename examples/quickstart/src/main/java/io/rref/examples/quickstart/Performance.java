package io.rref.examples.quickstart;

import io.rref.examples.quickstart.check.HeldObject;
import io.rref.examples.quickstart.check.ObjectsLeft;
import io.rref.examples.quickstart.check.PlainComputation;
import io.rref.examples.quickstart.check.Verification;
import io.rref.examples.quickstart.cluster.Cluster;
import io.rref.examples.quickstart.cluster.CommandLines;
import io.rref.examples.quickstart.cluster.ConsulAddress;
import io.rref.examples.quickstart.cluster.ContextCluster;
import io.rref.examples.quickstart.cluster.ExistingCluster;
import io.rref.examples.quickstart.cluster.ProcessCluster;
import io.rref.examples.quickstart.data.BundledData;
import io.rref.examples.quickstart.data.FlightsInput;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.job.ClientTraffic;
import io.rref.examples.quickstart.job.FlightClient;
import io.rref.examples.quickstart.job.FlightJob;
import io.rref.examples.quickstart.job.FlightWorkers;
import io.rref.examples.quickstart.report.AnswerTables;
import io.rref.examples.quickstart.report.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** One run from the first worker's start to the count of what is left. */
final class Performance {

    static final int DONE = 0;
    static final int FAILED = 1;

    private static final int WORKERS = 3;
    private static final String OPERATORS_PASSWORD = "rref.security.operator-password";
    private static final Duration LISTING_LIMIT = Duration.ofSeconds(30);
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;
    private final FlightsInput input;
    private final Questions questions;

    Performance(PrintStream out, PrintStream err, FlightsInput input) {
        this.out = out;
        this.err = err;
        this.progress = new Progress(out);
        this.input = input;
        this.questions = Questions.about(input.flights().size());
    }

    int run(Arguments arguments) {
        progress.say("%,d flights read, %,d bytes of JSON", input.flights().size(), input.bytes());
        try (Cluster cluster = cluster(arguments)) {
            return work(cluster, howFound(arguments.consul()));
        } catch (RuntimeException e) {
            err.println("the quickstart failed");
            e.printStackTrace(err);
            return FAILED;
        }
    }

    private Cluster cluster(Arguments arguments) {
        ConsulAddress consul = arguments.consul();
        if (consul != null && !arguments.running().isEmpty()) {
            return new ExistingCluster(arguments.running(), consul);
        }
        progress.say("starting %d workers", WORKERS);
        CommandLines commandLines = CommandLines.forWorkers(WORKERS, consul);
        return arguments.processes()
                ? ProcessCluster.start(commandLines, progress)
                : ContextCluster.start(commandLines, progress);
    }

    private int work(Cluster cluster, String howFound) {
        try (ConfigurableApplicationContext client = FlightClient.start(cluster.ofClient())) {
            progress.say("the client is up, without a port");
            FlightWorkers workers = client.getBean(FlightWorkers.class);
            workers.awaitListed(LISTING_LIMIT);
            progress.say("it finds %d workers %s", workers.addresses().size(), howFound);
            Answers answers = client.getBean(FlightJob.class).answer(questions, input.flights(), progress);
            progress.say("the tables are here");
            out.println();
            out.println(new AnswerTables(questions).of(answers));
            printTraffic(client.getBean(ClientTraffic.class));
            boolean verified = verify(answers);
            boolean nothingLeft = countObjects(
                    new ObjectsLeft(workers.addresses(), client.getEnvironment().getProperty(OPERATORS_PASSWORD)));
            return verified && nothingLeft ? DONE : FAILED;
        }
    }

    private static String howFound(@Nullable ConsulAddress consul) {
        return consul == null ? "by addresses it was told" : "through Consul at " + consul;
    }

    private void printTraffic(ClientTraffic traffic) {
        print("%,12d bytes of flights were asked about", input.bytes());
        print("%,12d bytes went from the client to the workers, the flights among them", traffic.bytesSent());
        print("%,12d bytes came back to the client, the tables among them", traffic.bytesReceived());
        out.println();
    }

    private boolean verify(Answers answers) {
        Answers expected = new PlainComputation(questions, BundledData.airportNames()).answers(input.flights());
        Optional<String> difference = Verification.difference(expected, answers);
        difference.ifPresentOrElse(
                found -> err.println("tables differ from a plain computation: " + found),
                () -> out.println("tables verified"));
        return difference.isEmpty();
    }

    private boolean countObjects(ObjectsLeft objects) {
        List<HeldObject> held = objects.await(RELEASE_LIMIT);
        List<HeldObject> left =
                held.stream().filter(object -> !object.hasName()).toList();
        left.forEach(object -> err.println("left: " + object));
        print("%d objects left (%d named)", left.size(), held.size() - left.size());
        return left.isEmpty();
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
