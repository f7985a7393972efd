package io.rref.test.conformance.mutation;

import java.util.List;

/** All of them, in the order of their rows. */
final class Mutations {

    static final List<Class<?>> ALL = List.of(
            OnlyTheFirstContextReleases.class,
            ClosedClientGoesOn.class,
            ThreadsAreAsManyAsEver.class,
            WorkersOfTheFirstLook.class,
            SelfCallsOverTheNetwork.class,
            EmptyListsAreDropped.class,
            TextsComeBackEscaped.class,
            RemoteClassIsNotTold.class,
            FailedFuturesNeverEnd.class,
            EveryCallHasTheCeiling.class,
            SharingCopies.class,
            UsersReadLocally.class,
            OwnersAreNamesOnly.class,
            TextsStayOnTheWorker.class,
            FirstCopyIsKept.class,
            ConfirmedFromTheStart.class,
            HandlesAreWrittenAnywhere.class,
            EveryHandleIsTheFirst.class,
            AnswersHandlesAreNotRegistered.class,
            OwnerIsAnotherWorker.class);

    private Mutations() {}
}
