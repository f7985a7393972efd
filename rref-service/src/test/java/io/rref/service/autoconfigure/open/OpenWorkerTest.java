package io.rref.service.autoconfigure.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.service.autoconfigure.OpenWorkerException;
import io.rref.service.autoconfigure.faulty.FaultyWorker;
import io.rref.service.autoconfigure.sample.SampleWorker;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Real starts: which worker listens where. */
@ExtendWith(OutputCaptureExtension.class)
class OpenWorkerTest {

    private static final String WARNING = "rref.security.mode=insecure";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SampleWorker.class)
    static class Worker {}

    @Test
    void whenNothingIsSetThenTheWorkerListensToThisMachineOnly(CapturedOutput output) {
        try (ConfigurableApplicationContext started = start(Worker.class)) {
            assertThat(addressOf(started).isLoopbackAddress()).isTrue();
            assertThat(output).doesNotContain(WARNING);
        }
    }

    @Test
    void whenTheWorkerWouldBeOpenThenItDoesNotStartAndSaysBothRemedies(CapturedOutput output) {
        assertThatThrownBy(() -> start(Worker.class, "--server.address=0.0.0.0"))
                .rootCause()
                .isInstanceOfSatisfying(
                        OpenWorkerException.class,
                        open -> assertThat(open.address()).isEqualTo("0.0.0.0"));
        assertThat(output)
                .contains("would listen on 0.0.0.0")
                .contains("set it to 127.0.0.1")
                .contains("rref.security.mode=insecure")
                .doesNotContain("Tomcat started");
    }

    @Test
    void whenMembersHaveASecretThenTheWorkerListensWhereItLikes(CapturedOutput output) throws Exception {
        String secret = "0123456789abcdef0123456789abcdef";
        try (ConfigurableApplicationContext started =
                start(Worker.class, "--server.address=0.0.0.0", "--rref.security.secret=" + secret)) {
            assertThat(addressOf(started).isAnyLocalAddress()).isTrue();
            assertThat(output).doesNotContain(WARNING).doesNotContain(secret);
            assertThat(whoAnswers(started)).as("status, to who shows nothing").isEqualTo(401);
        }
    }

    @Test
    void whenInsecureIsWrittenOutThenTheWorkerStartsWithOneWarning(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext started =
                start(Worker.class, "--server.address=0.0.0.0", "--rref.security.mode=insecure")) {
            assertThat(addressOf(started).isAnyLocalAddress()).isTrue();
            assertThat(output).containsOnlyOnce(WARNING);
            assertThat(whoAnswers(started)).as("status, to who shows nothing").isEqualTo(200);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OpenedByCode {

        @Bean
        WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> everywhere() {
            return server -> server.setAddress(anyAddress());
        }

        private static InetAddress anyAddress() {
            try {
                return InetAddress.getByName("0.0.0.0");
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Test
    void whenCodeOpensTheWorkerThenItDoesNotStartEither() {
        assertThatThrownBy(() -> start(OpenedByCode.class)).rootCause().isInstanceOf(OpenWorkerException.class);
    }

    @Test
    void whenTheApplicationIsNoWorkerThenItListensWhereItLikes(CapturedOutput output) {
        try (ConfigurableApplicationContext started =
                start(Worker.class, "--server.address=0.0.0.0", "--rref.worker.enabled=false")) {
            assertThat(started.isRunning()).isTrue();
            assertThat(output).doesNotContain(WARNING);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(FaultyWorker.class)
    static class Faulty {}

    @Test
    void whenAClassCannotServeThenTheWorkerDoesNotStartAndSaysWhy(CapturedOutput output) {
        assertThatThrownBy(() -> start(Faulty.class)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Uncallable implements no contract.")
                .contains("Let it implement an interface marked @RemoteInterface.");
    }

    private static int whoAnswers(ConfigurableApplicationContext started) throws Exception {
        URI worker = URI.create(
                "http://127.0.0.1:" + started.getEnvironment().getProperty("local.server.port") + "/rref/v1/worker");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(worker).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static InetAddress addressOf(ConfigurableApplicationContext started) {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) started).getWebServer());
        return (InetAddress)
                ((TomcatWebServer) server).getTomcat().getConnector().getProperty("address");
    }

    private static ConfigurableApplicationContext start(Class<?> worker, String... arguments) {
        return new SpringApplicationBuilder(worker)
                .properties("server.port=0", "rref.client.drain=1ms", "spring.main.banner-mode=off")
                .run(arguments);
    }
}
