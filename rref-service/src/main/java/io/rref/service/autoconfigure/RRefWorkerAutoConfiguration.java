package io.rref.service.autoconfigure;

import io.rref.autoconfigure.LeaseSettings;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RRefClientProperties;
import io.rref.execution.ExecutionCatalog;
import io.rref.execution.MethodRunner;
import io.rref.execution.RemoteFailures;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.runtime.BlockingExecutor;
import io.rref.runtime.FreshIds;
import io.rref.runtime.HolderRuntime;
import io.rref.runtime.MonotonicClock;
import io.rref.web.Admission;
import io.rref.web.BatchController;
import io.rref.web.EndpointRegistrar;
import io.rref.web.OpenApiController;
import io.rref.web.OperatorController;
import io.rref.web.ProblemAdvice;
import io.rref.web.RevocationController;
import io.rref.web.UnknownPathController;
import io.rref.web.WebExchange;
import io.rref.web.WorkerController;
import io.rref.worker.OwnerShell;
import io.rref.worker.ProcessProfiling;
import io.rref.worker.Workshop;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Auto-configuration that makes a servlet web app a worker. */
@AutoConfiguration(before = RRefClientAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(
        name = {"rref.worker.enabled", "rref.client.enabled"}, // a worker is a holder, too
        matchIfMissing = true)
@EnableConfigurationProperties(RRefWorkerProperties.class)
@Import({
    RemoteClassRegistrar.class,
    EndpointRegistrar.class,
    BatchController.class,
    OpenApiController.class,
    OperatorController.class,
    UnknownPathController.class,
    ProblemAdvice.class,
    RevocationController.class,
    WorkerController.class
})
public final class RRefWorkerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HolderId rrefIdentity(RRefWorkerProperties properties, Environment environment, FreshIds ids) {
        return WorkerName.identity(properties.name(), environment, ids);
    }

    @Bean
    @ConditionalOnMissingBean
    FreshIds rrefFreshIds() {
        return new FreshIds();
    }

    @Bean
    @ConditionalOnMissingBean
    LeaseTerms rrefLeaseTerms(RRefWorkerProperties properties, RRefClientProperties holder) {
        return LeaseSettings.ofWorker(properties.lease(), holder);
    }

    @Bean
    @ConditionalOnMissingBean
    ExecutionCatalog rrefExecutionCatalog(
            RemoteClasses classes, AutowireCapableBeanFactory beans, HolderRuntime runtime) {
        return ExecutionCatalog.of(
                BuiltIn.objects(classes.objects()),
                BuiltIn.functions(classes.functionBeans(beans), runtime.profiledWork()),
                beans);
    }

    @Bean
    @ConditionalOnMissingBean
    ProcessProfiling rrefProcessProfiling(HolderId self, HolderRuntime runtime, RRefWorkerProperties properties) {
        return new ProcessProfiling(
                self.name(), runtime.watches(), properties.processProfiler().enabled());
    }

    /** Takes the place of the client's. */
    @Bean(name = "rrefExecutor", destroyMethod = "close", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "rrefExecutor")
    BlockingExecutor rrefExecutor(HolderId self, RRefWorkerProperties properties) {
        return BlockingExecutor.create("rref-" + self.name() + "-", properties.threads(), properties.stall());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    OwnerShell rrefOwner(
            HolderId self,
            LeaseTerms terms,
            MonotonicClock clock,
            RRefWorkerProperties properties,
            FreshIds ids,
            @Qualifier("rrefExecutor") Executor executor,
            ExecutionCatalog catalog,
            HolderRuntime runtime,
            Environment environment) {
        RemoteFailures failures = new RemoteFailures(self.name(), properties.failureDetail());
        Workshop workshop =
                new Workshop(catalog, new MethodRunner(), failures, runtime.workerHandles(), runtime.watches());
        Executor requests = Threading.VIRTUAL.isActive(environment) ? executor : Runnable::run;
        OwnerShell owner =
                new OwnerShell(self, terms, clock, properties.limits().forOwner(), ids, executor, requests, workshop);
        runtime.attach(owner);
        return owner;
    }

    @Bean
    @ConditionalOnMissingBean
    WorkerAnnouncement rrefWorkerAnnouncement(HolderId self, ExecutionCatalog catalog) {
        return new WorkerAnnouncement(self, catalog);
    }

    @Bean
    @ConditionalOnMissingBean
    WorkerDrain rrefWorkerDrain(
            OwnerShell owner, WebExchange exchange, RRefWorkerProperties properties, Environment environment) {
        ShutdownPhase.requireLongerThan(properties.drain(), ShutdownPhase.of(environment));
        return new WorkerDrain(owner, exchange, properties.drain());
    }

    @Bean
    @ConditionalOnMissingBean
    WebExchange rrefWebExchange(
            OwnerShell owner,
            Admission admission,
            RRefWorkerProperties properties,
            Environment environment,
            @Qualifier("rrefExecutor") Executor executor) {
        Executor workers = Threading.VIRTUAL.isActive(environment) ? Runnable::run : executor;
        return new WebExchange(owner, admission, properties.limits().body().toBytes(), workers);
    }
}
