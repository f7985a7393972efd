package io.rref.transport;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.ListedFork;
import io.rref.protocol.Notice;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;

/** Writes and reads what an owner says with the answer to a renewal. */
final class HttpNotices {

    private static final String DRAINING = "draining";

    private static final String REVOKED = "revoked";

    private static final String ENDED = "ended";

    private static final String LISTING = "listing";

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
        if (notice instanceof Notice.Listing listing) {
            return body.text(Wire.NOTICE, LISTING)
                    .number(Wire.BELOW, listing.below().value())
                    .number(Wire.PAGE, listing.page())
                    .flag(Wire.LAST, listing.last())
                    .objects(Wire.LISTED, listing.forks(), HttpNotices::write);
        }
        Notice.Ended ended = (Notice.Ended) notice;
        return body.text(Wire.NOTICE, ENDED)
                .number(Wire.REQUEST, ended.request().value());
    }

    private static JsonBody write(ListedFork listed) {
        return new JsonBody()
                .text(Wire.RREF, listed.rref().value())
                .text(Wire.FORK_FIELD, listed.fork().value());
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
            case LISTING ->
                new Notice.Listing(
                        number,
                        new RequestNumber(body.number(Wire.BELOW)),
                        (int) body.number(Wire.PAGE),
                        body.flag(Wire.LAST),
                        listed(body));
            default -> throw new MalformedBodyException("unknown notice '" + word + "'");
        };
    }

    private static List<ListedFork> listed(JsonFields body) {
        return body.has(Wire.LISTED)
                ? body.objects(Wire.LISTED).stream()
                        .map(each -> new ListedFork(
                                each.parsed(Wire.RREF, RRefId::parse), each.parsed(Wire.FORK_FIELD, ForkId::parse)))
                        .toList()
                : List.of();
    }
}
