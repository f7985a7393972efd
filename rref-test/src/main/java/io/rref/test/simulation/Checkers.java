package io.rref.test.simulation;

import java.util.List;

/** The checkers that watch every world. What must be gone at its end is looked for by {@link Leftovers}. */
final class Checkers {

    private Checkers() {}

    static List<Checker> all(World world) {
        Tenures tenures = new Tenures(world);
        return List.of(
                tenures,
                new ReleaseChecker(world),
                new ListingChecker(world),
                new OnceOnlyChecker(),
                new TurnChecker(),
                new OutcomeChecker(world),
                new ShareChecker(world, tenures),
                new AnswerChecker(world, tenures),
                new GoneChecker(world, tenures),
                new LeaseChecker(world),
                new LeaseEndChecker(world),
                new ForgottenForkChecker(world),
                new LossChecker(),
                new IdleWorkChecker(),
                new OwnerLossChecker(world),
                new RecallChecker(world),
                world.onlooker(),
                world.census());
    }
}
