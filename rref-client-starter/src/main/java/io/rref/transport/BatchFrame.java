package io.rref.transport;

import io.rref.protocol.Reply;

/**
 * One line of the answer to a batch, as it is read.
 *
 * @param id of the entry that it answers
 */
public record BatchFrame(String id, int status, byte[] body) {

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws MalformedBodyException if it is something else
     */
    static BatchFrame read(byte[] line) {
        JsonFields frame = JsonFields.read(line);
        return new BatchFrame(
                frame.text(Wire.ID),
                (int) frame.number(Wire.STATUS),
                frame.json(Wire.BODY).bytes());
    }

    /** @throws MalformedBodyException if it is none that this process knows */
    Reply reply() {
        return HttpReplies.read(status, body);
    }

    /** Whether the entry was not done in time: asked again it is answered when it is. */
    boolean isRunning() {
        return HttpReplies.isRunning(status, body);
    }

    /** The reply to the entry of this id, as one JSON object that ends with a line feed and holds no other. */
    public static byte[] of(String id, HttpReply reply) {
        JsonBody frame = new JsonBody().text(Wire.ID, id).number(Wire.STATUS, reply.status());
        if (reply.body().length > 0) {
            frame.json(Wire.BODY, reply.body());
        }
        return line(frame.bytes());
    }

    /** Line breaks of a user's indented JSON can only stand between tokens: in texts they are escaped. */
    private static byte[] line(byte[] json) {
        byte[] line = new byte[json.length + 1];
        for (int i = 0; i < json.length; i++) {
            line[i] = json[i] == '\n' || json[i] == '\r' ? (byte) ' ' : json[i];
        }
        line[json.length] = '\n';
        return line;
    }
}
