package io.rref.test.chaos;

import io.rref.test.chaos.HistoryEvent.ProcessGone;
import io.rref.test.chaos.HistoryEvent.ProcessPaused;
import io.rref.test.cluster.JvmProcess;
import io.rref.test.cluster.ProcessCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** The processes of a run, and what is done to them: each deed is counted and written into the history. Thread-safe. */
final class ChaosProcesses implements AutoCloseable {

    /** A process that is killed soon needs no large heap. */
    private static final List<String> SMALL = List.of("-Xmx64m");

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final Map<String, JvmProcess> callers = new ConcurrentHashMap<>();

    private final ConcurrentMap<String, LongAdder> deeds = new ConcurrentHashMap<>();

    private final ProcessCluster cluster;

    private final Path histories;

    private final HistoryFile history;

    private final ChaosPlan plan;

    ChaosProcesses(ProcessCluster cluster, Path histories, ChaosPlan plan) {
        this.cluster = cluster;
        this.histories = histories;
        this.history = HistoryFile.ofThisProcess(histories, "test");
        this.plan = plan;
    }

    List<String> workers() {
        return cluster.workers();
    }

    List<String> callers() {
        return callers.keySet().stream().sorted().toList();
    }

    /** What was done how often, by name. */
    Map<String, Long> deeds() {
        Map<String, Long> done = new TreeMap<>();
        deeds.forEach((deed, count) -> done.put(deed, count.sum()));
        return done;
    }

    void startCaller(String name) {
        List<String> arguments = List.of(
                "--chaos.histories=" + histories,
                "--chaos.name=" + name,
                "--chaos.rate=" + plan.callsPerSecond() / ChaosPlan.CALLERS,
                "--chaos.seed=" + (plan.seed() + name.hashCode()));
        callers.put(name, cluster.launch(name, Caller.class, List.of("-Xmx256m"), arguments));
    }

    /** Waits until this holds; fails with a caller's output if that ends before. */
    void awaitCallers(BooleanSupplier ready) {
        callers.values().forEach(caller -> caller.awaitReady(ready));
    }

    /** Starts a holder, and waits until it holds something or has had time enough. */
    JvmProcess startHolder() {
        JvmProcess holder =
                cluster.launch("holder", LightHolder.class, SMALL, List.of("--chaos.histories=" + histories));
        long end = System.nanoTime() + START_LIMIT.toNanos();
        holder.awaitReady(() -> holder.hasSaid(LightHolder.HOLDING) || System.nanoTime() > end);
        return holder;
    }

    void killHolder(JvmProcess holder) {
        gone("holder", holder.pid(), "killed", holder::kill);
    }

    void endHolder(JvmProcess holder) {
        gone("holder", holder.pid(), "ended in order", () -> {
            holder.endInput();
            holder.close();
        });
    }

    void pauseHolder(JvmProcess holder, Pausing pausing) {
        pause("holder", holder.pid(), holder::pause, pausing, holder::resume);
    }

    void killAndRestartWorker(String worker) {
        gone("worker", worker, cluster.pid(worker), "killed", () -> cluster.kill(worker));
        cluster.restart(worker);
    }

    void endAndRestartWorker(String worker) {
        gone("worker", worker, cluster.pid(worker), "ended in order", () -> cluster.stop(worker));
        cluster.restart(worker);
    }

    void pauseWorker(String worker, Pausing pausing) {
        pause(worker, cluster.pid(worker), () -> cluster.pause(worker), pausing, () -> cluster.resume(worker));
    }

    void killAndRestartCaller(String caller) {
        JvmProcess process = caller(caller);
        gone("caller", caller, process.pid(), "killed", process::kill);
        startCaller(caller);
    }

    void pauseCaller(String caller, Pausing pausing) {
        JvmProcess process = caller(caller);
        pause(caller, process.pid(), process::pause, pausing, process::resume);
    }

    /** Ends the callers: they wait for their calls in flight and let go of everything. */
    void endCallers() {
        callers.values().forEach(JvmProcess::endInput);
        callers.values().forEach(caller -> caller.awaitEnd(END_LIMIT));
    }

    void write(HistoryEvent event) {
        history.write(event);
    }

    private JvmProcess caller(String name) {
        return Objects.requireNonNull(callers.get(name), name);
    }

    private void gone(String kind, long pid, String how, Runnable deed) {
        gone(kind, kind, pid, how, deed);
    }

    private void gone(String kind, String name, long pid, String how, Runnable deed) {
        long at = System.currentTimeMillis();
        deed.run();
        history.write(new ProcessGone(HistoryFile.processId(name, pid), at));
        count(kind + " " + how);
    }

    private void pause(String name, long pid, Runnable stop, Pausing pausing, Runnable goOn) {
        long from = System.currentTimeMillis();
        stop.run();
        pausing.run();
        goOn.run();
        history.write(new ProcessPaused(HistoryFile.processId(name, pid), from, System.currentTimeMillis()));
        count(name.replaceAll("-\\d+$", "") + " paused beyond the lease");
    }

    private void count(String deed) {
        deeds.computeIfAbsent(deed, first -> new LongAdder()).increment();
    }

    @Override
    public void close() {
        callers.values().forEach(JvmProcess::kill);
        history.close();
    }

    /** Takes as long as a pause does. */
    interface Pausing extends Runnable {}
}
