package io.rref.aot.app;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.autoconfigure.EnableRemoteReferences;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RemoteReferenceAutoConfiguration;
import io.rref.elsewhere.named.Visits;
import io.rref.transport.WorkerTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Says what was injected into it, and ends. Any use of the network ends it with a failure. */
@SpringBootConfiguration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ComponentScan
@EnableRemoteReferences(basePackageClasses = Visits.class)
@ImportAutoConfiguration({
    WebClientAutoConfiguration.class,
    RRefClientAutoConfiguration.class,
    RemoteReferenceAutoConfiguration.class
})
public class AotApp {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(AotApp.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            say("ahead of time", AotDetector.useGeneratedArtifacts());
            context.getBean(InjectedFields.class).tell(AotApp::say);
            InjectedByConstructor made = context.getBean(InjectedByConstructor.class);
            say("constructor", made.counter);
            say("constructor handle", made.store);
            say("bean method", context.getBean("seen"));
            say("by type in the context", context.getBean(io.rref.aot.app.Visits.class));
            say("of another jar", context.getBean(Visits.class));
        }
    }

    private static void say(String what, @Nullable Object value) {
        System.out.println(what + ": " + value);
    }

    @Bean
    String seen(
            @RemoteReference("counter@worker-1") Counter counter,
            @RemoteReference("counter@worker-1") RRef<Counter> handle) {
        return counter + " " + handle;
    }

    @Bean
    WorkerTransport noTransport() {
        return message -> {
            throw new AssertionError("the network was touched: " + message);
        };
    }
}
