package io.rref.benchmarks.rref;

import io.rref.RRefClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The caller: runs the slices that it is asked for on standard input, until that ends. */
@SpringBootApplication
public class CallerProcess {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String WORKER = "--rref.client.workers." + WorkerProcess.NAME + "=";

    /** The argument that says where the worker is. */
    public static String worker(String address) {
        return WORKER + address;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(CallerProcess.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(ProcessSettings.of("caller"));
        String address = arguments[0].substring(WORKER.length());
        try (ConfigurableApplicationContext context = application.run(arguments);
                Workload workload = Workload.start(context.getBean(RRefClient.class), address)) {
            say(Map.of(
                    "ready", true, "version", "Boot " + SpringBootVersion.getVersion() + ", JDK " + Runtime.version()));
            BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                say(answer(workload, line));
            }
        }
    }

    private static Map<String, Object> answer(Workload workload, String line) {
        String[] words = line.split(" ");
        try {
            return workload.run(words[0], Integer.parseInt(words[1]), Duration.ofMillis(Long.parseLong(words[2])));
        } catch (RuntimeException failed) {
            failed.printStackTrace(); // standard error goes to this process's log
            return Map.of("error", String.valueOf(failed));
        }
    }

    private static void say(Map<String, Object> object) {
        System.out.println(JSON.writeValueAsString(object));
    }
}
