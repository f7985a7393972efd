package io.rref.transport;

import io.rref.ForkId;
import io.rref.protocol.Notice;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;

/** Writes and reads what an owner says with the answer to a renewal. */
final class HttpNotices {

    private static final String DRAINING = "draining";

    private static final String REVOKED = "revoked";

    private static final String ENDED = "ended";

    private HttpNotices() {}

    static JsonBody write(JsonBody body, List<Notice> notices) {
        return body.objects(Wire.NOTICES, notices, HttpNotices::write);
    }

    private static JsonBody write(Notice notice) {
        JsonBody body = new JsonBody().number(Wire.NOTICE_NUMBER, notice.number());
        if (notice instanceof Notice.Draining draining) {
            return body.text(Wire.NOTICE, DRAINING)
                    .number(Wire.REMAINING_MS, draining.remaining().toMillis());
        }
        if (notice instanceof Notice.Revoked revoked) {
            return body.text(Wire.NOTICE, REVOKED)
                    .texts(
                            Wire.FORKS,
                            revoked.forks().stream().map(ForkId::value).toList());
        }
        Notice.Ended ended = (Notice.Ended) notice;
        return body.text(Wire.NOTICE, ENDED)
                .number(Wire.REQUEST, ended.request().value());
    }

    static List<Notice> read(JsonFields body) {
        return body.has(Wire.NOTICES)
                ? body.objects(Wire.NOTICES).stream().map(HttpNotices::notice).toList()
                : List.of();
    }

    private static Notice notice(JsonFields body) {
        long number = body.number(Wire.NOTICE_NUMBER);
        String word = body.text(Wire.NOTICE);
        return switch (word) {
            case DRAINING -> new Notice.Draining(number, Duration.ofMillis(body.number(Wire.REMAINING_MS)));
            case REVOKED ->
                new Notice.Revoked(
                        number,
                        body.textList(Wire.FORKS).stream().map(ForkId::parse).toList());
            case ENDED -> new Notice.Ended(number, new RequestNumber(body.number(Wire.REQUEST)));
            default -> throw new MalformedBodyException("unknown notice '" + word + "'");
        };
    }
}
