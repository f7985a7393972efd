package io.rref.test.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs schedules, each decided by its seed alone. Start here. */
final class Simulation {

    private final Flaw flaw;

    private final FaultTable faults = new FaultTable();

    private final Census census = new Census();

    Simulation(Flaw flaw) {
        this.flaw = flaw;
    }

    /** How often each kind of message has met each fault so far. */
    FaultTable faults() {
        return faults;
    }

    /** How often each kind of thing has happened so far. */
    Census census() {
        return census;
    }

    /** Runs one schedule. */
    void run(long seed) {
        World world = play(seed);
        faults.add(world.network().table());
        census.add(world.census());
    }

    /** What can be said of a seed that failed: its climate and the trace of a second, equal run. */
    Replay replay(long seed) {
        Chance chance = new Chance(seed);
        Climate climate = Climate.drawnFrom(chance);
        World[] played = new World[1];
        Throwable failure = null;
        try {
            playInto(played, chance, climate, true);
        } catch (RuntimeException | AssertionError again) {
            failure = again;
        }
        return new Replay(climate, played[0].trace().lines(), failure);
    }

    /**
     * A schedule that was run again with its trace on.
     *
     * @param failure null if it went well this time, which would mean that chance is not all in the seed
     */
    record Replay(
            Climate climate, List<String> trace, @Nullable Throwable failure) {}

    private World play(long seed) {
        Chance chance = new Chance(seed);
        World[] played = new World[1];
        playInto(played, chance, Climate.drawnFrom(chance), false);
        return played[0];
    }

    private void playInto(World[] played, Chance chance, Climate climate, boolean traced) {
        DrawnWeather weather = new DrawnWeather(climate, chance);
        played[0] = new World(new World.Plan(chance, climate, weather, flaw, traced));
        new Schedule(played[0], weather).run();
    }
}
