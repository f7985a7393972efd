package io.rref.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Who used the processors: the processes that are measured, and, on Linux, everybody else. */
final class ProcessorTime {

    private static final Path MACHINE = Path.of("/proc/stat");

    /** Ticks are hundredths of a second for all readers of {@code /proc}. */
    private static final double TICK_MICROS = 10_000;

    private static final int FIELDS = 8;

    /** Fields of the first line: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int IDLE = 3;

    private static final int IO_WAIT = 4;

    Reading read(List<ProcessHandle> own) {
        double ownMicros = own.stream().mapToDouble(ProcessorTime::micros).sum();
        return new Reading(System.nanoTime(), ownMicros, micros(ProcessHandle.current()), machineBusyTicks());
    }

    private static double micros(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
    }

    private static OptionalLong machineBusyTicks() {
        if (!Files.isReadable(MACHINE)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(MACHINE)) {
            return OptionalLong.of(busyTicks(lines.findFirst().orElseThrow()));
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }

    static long busyTicks(String line) {
        String[] fields = line.trim().split("\\s+");
        long busy = 0;
        for (int field = 0; field < FIELDS; field++) {
            busy += field == IDLE || field == IO_WAIT ? 0 : Long.parseLong(fields[field + 1]);
        }
        return busy;
    }

    /** The counters at one moment. */
    record Reading(long nanos, double ownMicros, double meterMicros, OptionalLong busyTicks) {

        Used since(Reading before) {
            double own = ownMicros - before.ownMicros;
            if (busyTicks.isEmpty() || before.busyTicks.isEmpty()) {
                return new Used(own, OptionalDouble.empty());
            }
            double busy = (busyTicks.getAsLong() - before.busyTicks.getAsLong()) * TICK_MICROS;
            double foreign = busy - own - (meterMicros - before.meterMicros);
            double elapsed = (nanos - before.nanos) / 1e3;
            return new Used(own, OptionalDouble.of(Math.max(0, foreign / elapsed)));
        }
    }

    /**
     * What was used between two moments.
     *
     * @param ownMicros by the measured processes
     * @param foreignCores how many cores everybody else kept busy on average; empty where the system does not tell
     */
    record Used(double ownMicros, OptionalDouble foreignCores) {}
}
