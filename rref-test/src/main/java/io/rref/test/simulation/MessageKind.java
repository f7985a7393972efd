package io.rref.test.simulation;

import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.Query;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The word for a kind of message in trace, table and weather: that of its action or query if it has one. */
final class MessageKind implements Message.Visitor<String> {

    private static final MessageKind NAMER = new MessageKind();

    private MessageKind() {}

    static String of(Message message) {
        return message.dispatch(NAMER);
    }

    /** Every kind that there is. */
    static List<String> all() {
        return Stream.of(Message.class, Action.class, Query.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(kind -> kind != Message.Numbered.class && kind != Message.Read.class)
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }

    @Override
    public String openLease(Message.OpenLease open) {
        return "OpenLease";
    }

    @Override
    public String renewLease(Message.RenewLease renew) {
        return "RenewLease";
    }

    @Override
    public String endLease(Message.EndLease end) {
        return "EndLease";
    }

    @Override
    public String numbered(Message.Numbered request) {
        return request.action().getClass().getSimpleName();
    }

    @Override
    public String read(Message.Read read) {
        return read.query().getClass().getSimpleName();
    }

    @Override
    public String cancel(Message.Cancel cancel) {
        return "Cancel";
    }

    @Override
    public String recall(Message.Recall recall) {
        return "Recall";
    }

    @Override
    public String look(Message.Look look) {
        return "Look";
    }
}
