package io.rref.membership;

import io.rref.protocol.HolderId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * What a token says.
 *
 * @param member who shows it
 * @param audience the worker that it is shown to: to another one it proves nothing
 * @param expiry when it ends, in whole seconds
 */
record MemberToken(HolderId member, String audience, Instant expiry) {

    private static final String LINE = "\n";

    private static final int LINES = 3;

    /** The part of the token that is signed. */
    String payload() {
        String text = member.value() + LINE + audience + LINE + expiry.getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #payload()} wrote.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static MemberToken parse(String payload) {
        String text = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        String[] lines = text.split(LINE, -1);
        if (lines.length != LINES) {
            throw new IllegalArgumentException("expected " + LINES + " lines, not " + lines.length);
        }
        return new MemberToken(HolderId.parse(lines[0]), lines[1], instant(lines[2]));
    }

    private static Instant instant(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (DateTimeException beyondTime) {
            throw new IllegalArgumentException("no moment", beyondTime);
        }
    }
}
