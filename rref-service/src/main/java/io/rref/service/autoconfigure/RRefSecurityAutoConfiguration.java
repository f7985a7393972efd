package io.rref.service.autoconfigure;

import io.rref.autoconfigure.ClusterSecret;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RRefSecurityProperties;
import io.rref.protocol.HolderId;
import io.rref.runtime.InvalidSettingsException;
import io.rref.security.ActuatorPaths;
import io.rref.security.CertificateProof;
import io.rref.security.Door;
import io.rref.security.FixedUsers;
import io.rref.security.JwtProof;
import io.rref.security.Proof;
import io.rref.security.TokenProof;
import io.rref.web.Admission;
import io.rref.worker.OwnerShell;
import io.rref.worker.Refusals;
import jakarta.servlet.Filter;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.function.SingletonSupplier;

/** Auto-configuration of the door of a worker. The application's own security, if it has any, does not look at rref's paths. */
@AutoConfiguration(before = {RRefWorkerAutoConfiguration.class, RRefClientAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(
        name = {"rref.worker.enabled", "rref.client.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(RRefSecurityProperties.class)
public final class RRefSecurityAutoConfiguration {

    /** Before Boot's place for Spring Security, and after what reads encodings and begins observations. */
    private static final int ORDER = -110;

    @Bean
    @ConditionalOnMissingBean
    Admission rrefAdmission(RRefSecurityProperties properties) {
        return properties.effectiveMode().asksWhoComes() ? Admission.behindTheDoor() : Admission.open();
    }

    @Bean
    OpenWorkerGuard rrefOpenWorkerGuard(RRefSecurityProperties properties, Environment environment, BeanFactory beans) {
        if (properties.effectiveMode() != RRefSecurityProperties.Mode.INSECURE && !isSecured(beans)) {
            ActuatorPath.requireThisMachineOnly(environment);
        }
        return new OpenWorkerGuard(properties.effectiveMode());
    }

    /** Whether the application looks after its pages, and so the actuator's, itself. */
    private static boolean isSecured(BeanFactory beans) {
        return beans.containsBean("springSecurityFilterChain");
    }

    /** Where an authorization server says who comes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JwtDecoder.class)
    @ConditionalOnProperty(name = "rref.security.mode", havingValue = "oauth2")
    @Order(1)
    static class ByAuthorizationServer {

        @Bean
        @ConditionalOnMissingBean
        Proof rrefJwtProof(RRefSecurityProperties properties, ObjectProvider<JwtDecoder> decoders) {
            return new JwtProof(
                    decoders.getIfAvailable(() -> MemberJwts.decoder(properties)),
                    properties.oauth2().nameClaim());
        }
    }

    /** Where who comes has to prove who it is. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnClosedMode.class)
    @Order(2)
    static class Closed {

        @Bean
        @ConditionalOnMissingBean
        Proof rrefProof(
                RRefSecurityProperties properties,
                HolderId self,
                Environment environment,
                ObjectProvider<SslBundles> bundles) {
            return switch (properties.effectiveMode()) {
                case SECRET -> new TokenProof(ClusterSecret.tokens(properties), self, InstantSource.system());
                case MTLS -> {
                    ClientCertificates.requireOfOurOwn(environment, bundles.getObject());
                    yield new CertificateProof();
                }
                default ->
                    throw new InvalidSettingsException(
                            "The mode of rref.security is '" + properties.effectiveMode()
                                    + "', and nothing says how a request proves who sends it.",
                            "Add spring-security-oauth2-jose, or declare a bean of type io.rref.security.Proof, or choose"
                                    + " another rref.security.mode.");
            };
        }

        @Bean
        FilterRegistrationBean<Filter> rrefDoor(
                RRefSecurityProperties properties,
                Proof proof,
                Environment environment,
                BeanFactory beans,
                ObjectProvider<DispatcherServletPath> servlets,
                ObjectProvider<PathMappedEndpoints> endpoints,
                ObjectProvider<OwnerShell> owners) {
            servlets.forEach(Closed::requireRoot);
            boolean secured = isSecured(beans);
            ActuatorPaths actuator = secured ? null : ActuatorPath.behindTheDoor(environment, endpoints);
            String errorPage = secured ? null : ErrorPagePath.of(environment, beans);
            // filters are made with the web server, before the worker that it serves
            Supplier<Refusals> refusals =
                    SingletonSupplier.of(() -> owners.getObject().refusals());
            FilterRegistrationBean<Filter> door = new FilterRegistrationBean<>(Door.of(
                    proof,
                    users(properties),
                    actuator,
                    errorPage,
                    type -> refusals.get().count(type)));
            door.addUrlPatterns("/rref/*");
            if (actuator != null) {
                door.addUrlPatterns(actuator.base() + "/*");
            }
            if (errorPage != null) {
                door.addUrlPatterns(errorPage);
            }
            door.setOrder(ORDER);
            return door;
        }

        /** Under another path the door would not see what it keeps: rref's paths, and the actuator's. */
        private static void requireRoot(DispatcherServletPath servlet) {
            if (!servlet.getPath().equals("/")) {
                throw new InvalidSettingsException(
                        "Spring MVC answers under " + servlet.getPath() + ", past rref's door.",
                        "Take spring.mvc.servlet.path away. To have all paths begin alike, set"
                                + " server.servlet.context-path.");
            }
        }

        private static FixedUsers users(RRefSecurityProperties properties) {
            try {
                return new FixedUsers(properties.operatorPassword(), properties.metricsPassword());
            } catch (IllegalArgumentException tooShort) {
                throw new InvalidSettingsException(
                        "Settings of rref.security will not do: " + tooShort.getMessage() + ".",
                        "Make one, for example by 'openssl rand -hex 16', and set rref.security.operator-password or"
                                + " rref.security.metrics-password to it.");
            }
        }
    }

    /**
     * The application's own chain would ask members for what only its users have. Where there is no door, it may be what keeps
     * strangers out: a proxy on this machine brings them to a worker that listens to nobody else.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebSecurityCustomizer.class)
    @Conditional(OnClosedMode.class)
    static class BesideTheApplications {

        @Bean
        WebSecurityCustomizer rrefPathsAreNotTheApplications() {
            return web -> web.ignoring().requestMatchers("/rref/v1/**");
        }
    }
}
