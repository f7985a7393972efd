package io.rref.test.simulation;

import io.rref.protocol.Message;

/** The word for a kind of message in trace, table and weather: that of its action or query if it has one. */
final class MessageKind implements Message.Visitor<String> {

    private static final MessageKind NAMER = new MessageKind();

    private MessageKind() {}

    static String of(Message message) {
        return message.dispatch(NAMER);
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
