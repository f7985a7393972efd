package io.rref.autoconfigure;

import io.rref.RRefClient;
import io.rref.codec.RRefJacksonModule;
import io.rref.codec.RRefMapperCustomizer;
import io.rref.codec.ValueCodec;
import io.rref.directory.WorkerDirectory;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.runtime.BlockingExecutor;
import io.rref.runtime.CallWatch;
import io.rref.runtime.FreshIds;
import io.rref.runtime.HolderRuntime;
import io.rref.runtime.LocalOwner;
import io.rref.runtime.MonotonicClock;
import io.rref.transport.Credentials;
import io.rref.transport.HttpConnections;
import io.rref.transport.Traffic;
import io.rref.transport.WebClientWorkerTransport;
import io.rref.transport.WorkerTransport;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/** Auto-configuration for holding and calling remote references. */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@ConditionalOnClass(WebClient.class)
@ConditionalOnBooleanProperty(name = "rref.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties({RRefClientProperties.class, RRefSecurityProperties.class})
public final class RRefClientAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FreshIds rrefFreshIds() {
        return new FreshIds();
    }

    @Bean
    @ConditionalOnMissingBean
    HolderId rrefIdentity(RRefClientProperties properties, Environment environment, FreshIds ids) {
        return HolderName.identity(properties.name(), environment, ids);
    }

    @Bean
    @ConditionalOnMissingBean
    LeaseTerms rrefLeaseTerms(RRefClientProperties properties) {
        return LeaseSettings.ofHolder(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    MonotonicClock rrefClock() {
        return MonotonicClock.system();
    }

    /** Watches nothing before the first question. */
    @Bean
    @ConditionalOnMissingBean
    WorkerDirectory rrefWorkerDirectory(RRefClientProperties properties, Environment environment) {
        return ConfiguredDirectory.of(properties, environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Traffic rrefTraffic() {
        return new Traffic();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    HttpConnections rrefConnections(
            RRefClientProperties properties, RRefSecurityProperties security, ObjectProvider<SslBundles> bundles) {
        RRefClientProperties.Connections settings = properties.connections();
        return new HttpConnections(
                settings.perWorker(),
                settings.waiting(),
                settings.connectTimeout(),
                settings.idle(),
                Math.toIntExact(Math.min(settings.largestAnswer().toBytes(), Integer.MAX_VALUE)),
                ClientTls.of(security, bundles));
    }

    @Bean
    @ConditionalOnMissingBean
    Credentials rrefCredentials(RRefSecurityProperties properties, HolderId self) {
        return ShownCredentials.of(properties, self);
    }

    @Bean
    @ConditionalOnMissingBean
    WorkerTransport rrefWorkerTransport(
            WebClient.Builder builder,
            HttpConnections connections,
            WorkerDirectory directory,
            HolderId self,
            Traffic traffic,
            Credentials credentials) {
        return new WebClientWorkerTransport(connections, builder, directory, self, traffic, credentials);
    }

    @Bean
    @ConditionalOnMissingBean
    ValueCodec rrefValueCodec(ObjectProvider<RRefMapperCustomizer> customizers) {
        return ValueCodec.create(customizers.orderedStream().toList());
    }

    /** Registered with the application's own mapper, so that it refuses handles outside calls (C086). */
    @Bean
    @ConditionalOnMissingBean
    RRefJacksonModule rrefJacksonModule() {
        return new RRefJacksonModule();
    }

    /**
     * What user code and callbacks run on: they may block. Injected by its name alone, so that Boot still makes the
     * application's own executor.
     */
    @Bean(name = "rrefExecutor", destroyMethod = "close", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "rrefExecutor")
    BlockingExecutor rrefExecutor(HolderId self) {
        return BlockingExecutor.create("rref-" + self.name() + "-");
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(RRefClient.class)
    HolderRuntime rrefClient(
            HolderId self,
            LeaseTerms terms,
            MonotonicClock clock,
            RRefClientProperties properties,
            WorkerDirectory directory,
            WorkerTransport transport,
            ValueCodec codec,
            FreshIds ids,
            @Qualifier("rrefExecutor") Executor executor,
            ObjectProvider<LocalOwner> localOwner,
            ObjectProvider<CallWatch> watch,
            ApplicationEventPublisher publisher) {
        HolderRuntime runtime = new HolderRuntime(
                self, terms, clock, properties.settings(), directory, transport, codec, ids, executor);
        runtime.lookUpLocalOwner(localOwner::getIfAvailable);
        watch.ifAvailable(runtime::observeCalls);
        runtime.onDraining(publisher::publishEvent);
        return runtime;
    }
}
