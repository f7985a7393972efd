package io.rref.holder;

/** What a shell can do: one method per decision. */
public interface HolderEffects {

    void send(HolderDecision.Send decision);

    void forget(HolderDecision.Forget decision);

    void complete(HolderDecision.Complete decision);

    void handleKnown(HolderDecision.HandleKnown decision);

    void handleFailed(HolderDecision.HandleFailed decision);

    void handleLost(HolderDecision.HandleLost decision);

    void closeLocalHandle(HolderDecision.CloseLocalHandle decision);

    void handlesReceived(HolderDecision.HandlesReceived decision);

    void answerShared(HolderDecision.AnswerShared decision);

    void workerDraining(HolderDecision.WorkerDraining decision);

    void forksDiffered(HolderDecision.ForksDiffered decision);

    void goodbyesSaid(HolderDecision.GoodbyesSaid decision);
}
