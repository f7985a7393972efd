package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages and replies in a few words, for the brief trace. */
final class Brief {

    private Brief() {}

    static String of(Message message) {
        if (message instanceof Message.Numbered numbered) {
            Action action = numbered.action();
            return MessageKind.of(message) + " #" + numbered.number().value() + concerning(action)
                    + carrying(action.handles());
        }
        if (message instanceof Message.Cancel cancel) {
            return "Cancel #" + cancel.number().value();
        }
        if (message instanceof Message.Recall recall) {
            return "Recall #" + recall.number().value();
        }
        return MessageKind.of(message);
    }

    static String of(Reply reply, String kind) {
        String told = reply instanceof Reply.Refused refused
                ? "refused, " + refused.problem().type()
                : reply.getClass().getSimpleName();
        return told + (reply instanceof Reply.Returned returned ? carrying(returned.handles()) : "") + ", to " + kind;
    }

    private static String concerning(Action action) {
        if (action instanceof Action.Create create) {
            return making(create.fork());
        }
        if (action instanceof Action.Call call) {
            return " under " + call.fork() + making(call.as());
        }
        if (action instanceof Action.CallFunction function) {
            return making(function.as());
        }
        if (action instanceof Action.Fetch fetch) {
            return " under " + fetch.fork();
        }
        if (action instanceof Action.Register register) {
            return " " + register.child() + " under " + register.parent();
        }
        if (action instanceof Action.Claim claim) {
            return " " + claim.fork();
        }
        if (action instanceof Action.Release release) {
            return " " + release.fork();
        }
        if (action instanceof Action.Withdraw withdraw) {
            return " " + withdraw.fork();
        }
        if (action instanceof Action.Publish publish) {
            return " " + publish.name() + making(publish.fork());
        }
        if (action instanceof Action.Find find) {
            return " " + find.name() + making(find.fork());
        }
        return action instanceof Action.Unname unname ? " " + unname.name() : "";
    }

    private static String making(@Nullable NewReference made) {
        return made == null ? "" : making(made.fork());
    }

    private static String making(ForkId fork) {
        return " making " + fork;
    }

    private static String carrying(List<WireHandle> handles) {
        return handles.isEmpty()
                ? ""
                : " carrying " + handles.stream().map(WireHandle::fork).toList();
    }
}
