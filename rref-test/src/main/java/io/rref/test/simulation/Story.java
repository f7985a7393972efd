package io.rref.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that a reader needs of a seed that fails: how to replay it, and the trace of what is left when it is shrunk. */
final class Story {

    private static final Duration SHRINKING = Duration.ofSeconds(30);

    private static final int LINES_IN_DETAIL = 150;

    private final Simulation simulation;

    private final long seed;

    Story(Simulation simulation, long seed) {
        this.simulation = simulation;
        this.seed = seed;
    }

    String text() {
        Simulation.Played failed = simulation.play(seed, Selection.everything(), false);
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed + " failed: " + failed.failure());
        lines.add("climate: " + failed.world().climate());
        lines.add("replay:  mvn -pl rref-test -am test -Dtest=SimulationTest -Drref.simulation.seed=" + seed
                + " -Drref.simulation.schedules=1 -Dsurefire.failIfNoSpecifiedTests=false");
        if (failed.failure() == null) {
            lines.add("THE SECOND RUN WENT WELL: something takes its chance from elsewhere than the seed");
        } else {
            tellShrunk(failed, lines);
        }
        return String.join(System.lineSeparator(), lines);
    }

    private void tellShrunk(Simulation.Played failed, List<String> lines) {
        Simulation.Played shrunk = new Shrinker(simulation, seed, SHRINKING).shrink(failed);
        List<String> brief = shrunk.world().trace().brief();
        lines.add("shrunk from " + failed.selection().taken().size() + " parts to "
                + shrunk.selection().taken().size() + ", in brief:");
        lines.addAll(brief);
        lines.add("             " + shrunk.failure());
        List<String> detail = shrunk.world().trace().lines();
        int hidden = Math.max(0, detail.size() - LINES_IN_DETAIL);
        lines.add("the same in detail, last " + (detail.size() - hidden) + " of " + detail.size() + " lines:");
        lines.addAll(detail.subList(hidden, detail.size()));
    }
}
