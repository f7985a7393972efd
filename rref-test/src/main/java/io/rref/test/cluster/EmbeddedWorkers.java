package io.rref.test.cluster;

import io.rref.RRefState;
import io.rref.directory.WorkerDirectory;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.runtime.FreshIds;
import io.rref.runtime.HolderRuntime;
import io.rref.runtime.MonotonicClock;
import io.rref.transport.WorkerTransport;
import io.rref.worker.OwnerShell;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running half of a cluster: contexts of workers and one app, with one clock and one network. */
final class EmbeddedWorkers implements AutoCloseable {

    /** Of a lease: with less left, a renewal is due that has not come. */
    private static final double RENEWED = 0.6;

    private final ClusterPlan plan;

    private final GrowingDirectory directory = new GrowingDirectory();

    private final KnownWorkers known = new KnownWorkers();

    private final ClusterFaults faults = new ClusterFaults();

    private final HeldObjects held;

    private final ClusterClock clock = new ClusterClock();

    private final HandleSites sites = new HandleSites();

    private final LeakCheck leaks = new LeakCheck(this::owners, sites, () -> !isCreating(), faults::wasKilled);

    private final Map<String, List<ConfigurableApplicationContext>> contexts = new ConcurrentHashMap<>();

    /** Processes that hold references, workers among them; those that have ended are inactive. */
    private final List<ConfigurableApplicationContext> processes = new CopyOnWriteArrayList<>();

    private final ClientApp client;

    EmbeddedWorkers(ClusterPlan plan) {
        this.plan = plan;
        this.held = new HeldObjects(
                () -> directory.addresses(worker -> !faults.at(worker).isDead()), plan.operatorPassword());
        plan.workers.forEach(name -> startWorker(name));
        this.client = newClient(List.of());
    }

    ClientApp client() {
        return client;
    }

    HeldObjects held() {
        return held;
    }

    LeakCheck leaks() {
        return leaks;
    }

    ClusterFaults faults() {
        return faults;
    }

    NetworkFaults faultsAt(String worker) {
        known.require(worker);
        return faults.at(worker);
    }

    ClusterTime time() {
        return new ClusterTime(clock, this::isRenewed);
    }

    List<HeldObject> heldBy(String worker) {
        return held.at(address(worker));
    }

    Map<String, String> debugInfo(String worker) {
        return held.debugInfo(address(worker));
    }

    private URI address(String worker) {
        known.require(worker);
        return directory
                .address(worker)
                .filter(listed -> !faults.at(worker).isDead())
                .orElseThrow(() -> notRunning(worker));
    }

    private static IllegalStateException notRunning(String worker) {
        return new IllegalStateException(
                worker + " does not run: a test has ended it; restart(\"" + worker + "\") starts it");
    }

    <T> T bean(String worker, Class<T> type) {
        known.require(worker);
        List<ConfigurableApplicationContext> named = contexts.get(worker);
        if (named == null) {
            throw notRunning(worker);
        }
        return named.get(0).getBean(type);
    }

    ClientApp newClient(List<Class<?>> configuration, String... further) {
        List<String> arguments = overridden(plan.clientArguments, List.of(further));
        return ClientApp.start(
                builder -> builder.initializers(this::takeIn).sources(configuration.toArray(Class<?>[]::new)),
                arguments.toArray(String[]::new));
    }

    /** Those of all, and one's own in their place: of a setting that is given twice Spring would make a list. */
    private static List<String> overridden(List<String> ofAll, List<String> own) {
        Set<String> set = own.stream().map(EmbeddedWorkers::nameOf).collect(Collectors.toSet());
        List<String> arguments = new ArrayList<>(ofAll);
        arguments.removeIf(common -> set.contains(nameOf(common)));
        arguments.addAll(own);
        return arguments;
    }

    private static String nameOf(String argument) {
        return argument.split("=", 2)[0];
    }

    /** Starts one that does not run: where it ran before, if it did. */
    void startWorker(String name, String... further) {
        if (contexts.containsKey(name)) {
            throw new IllegalStateException(
                    "worker '" + name + "' runs already: restart(\"" + name + "\") makes another incarnation of it");
        }
        KnownWorkers.Start before = known.find(name);
        start(name, new KnownWorkers.Start(before == null ? 0 : before.port(), List.of(further)));
    }

    /** One more process of a name, which a directory then lists twice. */
    void startTwin(String name) {
        start(name, new KnownWorkers.Start(0, List.of()));
    }

    /** Starts it again, whether it runs or not. */
    void restartWorker(String name) {
        KnownWorkers.Start before = known.require(name);
        stopWorker(name);
        start(name, before);
    }

    /** Starts those of the plan that a test has ended. */
    void startMissing() {
        plan.workers.stream().filter(name -> !contexts.containsKey(name)).forEach(this::restartWorker);
    }

    private void start(String name, KnownWorkers.Start start) {
        List<String> arguments = overridden(plan.workerArguments, start.arguments());
        arguments.add("--rref.worker.name=" + name);
        arguments.add("--server.port=" + start.port());
        SpringApplicationBuilder builder = new SpringApplicationBuilder(ClusterWorker.class)
                .sources(plan.workerConfiguration.toArray(Class<?>[]::new))
                .properties(QuietApp.properties(name))
                .initializers(this::takeIn, this::scan);
        plan.atWorkers.forEach(builder::initializers);
        ConfigurableApplicationContext context = builder.run(arguments.toArray(String[]::new));
        contexts.computeIfAbsent(name, first -> new CopyOnWriteArrayList<>()).add(context);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        known.add(name, new KnownWorkers.Start(port, start.arguments()));
        if (faults.at(name).isDead()) {
            directory.strike(name);
            faults.at(name).born();
        }
        directory.list(name, URI.create("http://127.0.0.1:" + port));
    }

    /** It says that it stops, and must be found until it has. */
    void stopWorker(String name) {
        known.require(name);
        List<ConfigurableApplicationContext> named = contexts.remove(name);
        if (named != null) {
            named.forEach(ConfigurableApplicationContext::close);
        }
        directory.strike(name);
    }

    /** It stays listed, as after a crash. */
    void killWorker(String name) {
        known.require(name);
        List<ConfigurableApplicationContext> named = contexts.remove(name);
        if (named == null) {
            throw notRunning(name);
        }
        faults.at(name).die();
        named.forEach(Crash::end);
    }

    /** Ends a worker that was not planned, if it runs; the cluster has none of its name from now on. Idempotent. */
    void dismiss(String name) {
        if (known.find(name) != null) {
            stopWorker(name);
            known.remove(name);
        }
    }

    boolean isPlanned(String name) {
        return plan.workers.contains(name);
    }

    /** The workers here serve what is in these packages, too. */
    private void scan(ConfigurableApplicationContext context) {
        String[] packages = plan.scanned.stream().map(Class::getPackageName).toArray(String[]::new);
        AutoConfigurationPackages.register((BeanDefinitionRegistry) context.getBeanFactory(), packages);
    }

    /** Makes the process of this context, which has yet to start, one of the cluster. */
    void takeIn(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton(WorkerDirectory.class.getName(), directory);
        beans.registerSingleton(MonotonicClock.class.getName(), clock);
        beans.registerSingleton(FreshIds.class.getName(), sites.ids());
        beans.addBeanPostProcessor(new Switching(faults, beans));
        plan.everywhere.forEach(each -> each.initialize(context));
        processes.add(context);
    }

    private List<OwnerShell> owners() {
        return contexts.values().stream()
                .flatMap(List::stream)
                .map(context -> context.getBean(OwnerShell.class))
                .toList();
    }

    /** Whether a process waits for the word of a worker that runs on what it makes there. */
    private boolean isCreating() {
        return processes.stream()
                .filter(ConfigurableApplicationContext::isActive)
                .flatMap(process -> process.getBeanProvider(HolderRuntime.class).stream())
                .flatMap(holder -> holder.snapshot().handles().stream())
                .anyMatch(handle -> handle.state().creation() == RRefState.Creation.PENDING
                        && contexts.containsKey(handle.wire().owner()));
    }

    /** Whether every process that lives and can reach its owners has renewed its leases as often as it had to. */
    private boolean isRenewed() {
        processes.removeIf(process -> !process.isActive());
        List<HolderId> living = processes.stream()
                .map(process -> process.getBean(HolderId.class))
                .toList();
        return owners().stream()
                .filter(owner -> !faults.isClosed(owner.self().name()))
                .allMatch(owner -> owner.snapshot().leases().stream()
                        .filter(lease -> living.contains(lease.holder()))
                        .allMatch(lease -> isRenewed(lease, owner)));
    }

    private boolean isRenewed(OwnerSnapshot.Lease lease, OwnerShell owner) {
        Duration length = bean(owner.self().name(), LeaseTerms.class).length();
        return owner.now().until(lease.endsAt()).toNanos() > RENEWED * length.toNanos();
    }

    @Override
    public void close() {
        faults.ending(); // who is heard is not waited for
        client.close();
        List.copyOf(contexts.keySet()).forEach(this::stopWorker);
        faults.end();
    }

    /** Puts the switches before what carries a process's messages. */
    private record Switching(ClusterFaults faults, BeanFactory process) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof WorkerTransport network
                    ? new FaultyTransport(network, faults, () -> process.getBean(HolderId.class))
                    : bean;
        }
    }
}
