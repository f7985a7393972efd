package io.rref.transport;

/** Writes one line of the answer to a batch. */
public final class BatchFrame {

    private BatchFrame() {}

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
