package io.rref.owner;

/** What a shell can do: one method per decision. */
public interface OwnerEffects {

    void answer(OwnerDecision.Answer decision);

    void startWork(OwnerDecision.StartWork decision);

    void stopWork(OwnerDecision.StopWork decision);

    void releaseObject(OwnerDecision.ReleaseObject decision);

    void outcomeDropped(OwnerDecision.OutcomeDropped decision);

    void forksDiffer(OwnerDecision.ForksDiffer decision);

    void drainEnded(OwnerDecision.DrainEnded decision);
}
