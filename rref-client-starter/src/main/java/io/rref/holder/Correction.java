package io.rref.holder;

import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.WireHandle;
import java.util.List;
import java.util.Optional;

/**
 * Writes into an action what was learnt of its handles while it was held back: a creation by worker name learns the
 * incarnation, a name the object's id.
 */
final class Correction implements Action.Visitor<Action> {

    private final Optional<RRefId> actsOn;

    private final List<WireHandle> handles;

    /**
     * Creates a correction.
     *
     * @param actsOn the object behind the handle that the action acts under
     * @param handles what the action carries
     */
    Correction(Optional<RRefId> actsOn, List<WireHandle> handles) {
        this.actsOn = actsOn;
        this.handles = handles;
    }

    @Override
    public Action create(Action.Create create) {
        return new Action.Create(
                create.rref(), create.fork(), create.contract(), create.arguments(), handles, create.attributes());
    }

    @Override
    public Action call(Action.Call call) {
        return new Action.Call(
                actsOn.orElse(call.rref()),
                call.fork(),
                call.method(),
                call.arguments(),
                handles,
                call.as(),
                call.attributes(),
                call.after());
    }

    @Override
    public Action callFunction(Action.CallFunction call) {
        return new Action.CallFunction(
                call.contract(), call.method(), call.arguments(), handles, call.as(), call.attributes());
    }

    @Override
    public Action fetch(Action.Fetch fetch) {
        return new Action.Fetch(actsOn.orElse(fetch.rref()), fetch.fork());
    }

    @Override
    public Action register(Action.Register register) {
        return new Action.Register(
                actsOn.orElse(register.rref()),
                register.parent(),
                register.child(),
                register.receiver(),
                register.standsFor());
    }

    @Override
    public Action claim(Action.Claim claim) {
        return claim;
    }

    @Override
    public Action release(Action.Release release) {
        return release;
    }

    @Override
    public Action withdraw(Action.Withdraw withdraw) {
        return withdraw;
    }

    @Override
    public Action publish(Action.Publish publish) {
        return new Action.Publish(
                publish.name(),
                publish.contract(),
                publish.rref(),
                publish.fork(),
                publish.arguments(),
                handles,
                publish.attributes());
    }

    @Override
    public Action find(Action.Find find) {
        return find;
    }

    @Override
    public Action unname(Action.Unname unname) {
        return unname;
    }
}
