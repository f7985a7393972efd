package io.rref.examples.quickstart.job;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An ordinary Spring Boot app without a web server: it holds references, nobody can refer to it. */
@SpringBootApplication
public class FlightClient {

    /** Starts it; the arguments tell it where the workers are. */
    public static ConfigurableApplicationContext start(List<String> arguments) {
        return new SpringApplicationBuilder(FlightClient.class)
                .web(WebApplicationType.NONE)
                .properties("spring.application.name=flight-client")
                .run(arguments.toArray(String[]::new));
    }
}
