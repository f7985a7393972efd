package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.runtime.FreshIds;
import io.rref.web.counter.CounterWorker;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A worker is an application with pages of its own: rref's door neither opens nor locks them. */
class BesideTheApplicationTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final String OPERATOR = "open-sesame-of-the-operators";

    @RestController
    static class Shop {

        @GetMapping("/shop")
        String open() {
            return "open";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({CounterWorker.class, Shop.class})
    static class WithoutSecurity {}

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    @Import({CounterWorker.class, Shop.class})
    static class WithSecurity {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(basic -> {})
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("shopper").password("{noop}of-the-shop").build());
        }
    }

    @Test
    void whenTheApplicationHasNoSecurityThenItsPagesAreAsOpenAsBefore() {
        try (ConfigurableApplicationContext app = start(WithoutSecurity.class)) {
            Visitor nobody = new Visitor(at(app), null);

            Visitor.Answer page = nobody.get("/shop").is(200);

            assertThat(page.headers()).doesNotContainKeys("set-cookie", "x-frame-options", "www-authenticate");
            nobody.get("/rref/v1/worker").isProblem(ProblemType.UNAUTHENTICATED);
            nobody.get("/actuator/health").isProblem(ProblemType.UNAUTHENTICATED);
            assertThat(nobody.get("/actuator/health/readiness").is(200).body()).doesNotContain("components");
            assertThat(Visitor.withPassword(at(app), "operator", OPERATOR)
                            .get("/actuator/health")
                            .is(200)
                            .body())
                    .as("operators see why")
                    .contains("components");
        }
    }

    @Test
    void whenTheApplicationHasSecurityThenItsPagesAndTheActuatorAreItsAndOurPathsAreOurs() {
        try (ConfigurableApplicationContext app = start(WithSecurity.class)) {
            URI worker = at(app);
            Visitor nobody = new Visitor(worker, null);
            Visitor shopper = Visitor.withPassword(worker, "shopper", "of-the-shop");
            Visitor operator = Visitor.withPassword(worker, "operator", OPERATOR);
            SecretMember alice = SecretMember.enter(worker, app.getBean(HolderId.class), "alice", SECRET);

            nobody.get("/shop").is(401);
            nobody.get("/error").is(401);
            shopper.get("/shop").is(200);
            operator.get("/shop").is(401);
            alice.visitor.get("/shop").is(401);
            nobody.get("/actuator/health/readiness").is(401);
            shopper.get("/actuator/health/readiness").is(200);
            operator.get("/actuator/health").is(401);

            nobody.get("/rref/v1/worker").isProblem(ProblemType.UNAUTHENTICATED);
            shopper.get("/rref/v1/worker").isProblem(ProblemType.UNAUTHENTICATED);
            alice.visitor.get("/rref/v1/worker").is(200);
            assertThat(alice.add(alice.create(), alice.next(), 1).is(200).text("value"))
                    .as("no token against forgery is asked for")
                    .isEqualTo("6");
            alice.visitor.get("/rref/v1/rrefs").isProblem(ProblemType.OPERATORS_ONLY);
            operator.get("/rref/v1/rrefs").is(200);
        }
    }

    /** A proxy on the same machine may bring strangers. */
    @Test
    void whenNobodyIsAskedThenTheApplicationsSecurityStandsBeforeOurPathsToo() {
        try (ConfigurableApplicationContext app = start(WithSecurity.class, "--rref.security.mode=loopback")) {
            new Visitor(at(app), null).get("/rref/v1/worker").is(401);
            Visitor.withPassword(at(app), "shopper", "of-the-shop")
                    .get("/rref/v1/worker")
                    .is(200);
        }
    }

    private static URI at(ConfigurableApplicationContext app) {
        return URI.create("http://localhost:" + app.getEnvironment().getProperty("local.server.port"));
    }

    private static ConfigurableApplicationContext start(Class<?> application) {
        return start(application, "--rref.security.secret=" + SECRET, "--rref.security.operator-password=" + OPERATOR);
    }

    private static ConfigurableApplicationContext start(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .properties(
                        "server.port=0",
                        "rref.client.drain=1ms",
                        "spring.main.banner-mode=off",
                        "rref.worker.name=w-" + new FreshIds().fork().value().substring(0, 8))
                .run(arguments);
    }
}
