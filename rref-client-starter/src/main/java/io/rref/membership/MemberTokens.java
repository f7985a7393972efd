package io.rref.membership;

import io.rref.membership.TokenReading.Flaw;
import io.rref.protocol.HolderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs and reads the tokens of one cluster. Thread-safe; never blocks.
 *
 * <p>A token is {@code rref1.<payload>.<code>}: the payload names the member, the worker that it is for and when it ends, and
 * the code is an HMAC-SHA256 over all before it. It is no encryption: who sees a token can read and show it until it ends.
 */
public final class MemberTokens {

    private static final String VERSION = "rref1.";

    private static final int LONGEST = 1024;

    private final MemberSecret signing;

    private final List<MemberSecret> accepted;

    private final Duration lifetime;

    private final Duration skew;

    private final KnownTokens known = new KnownTokens();

    /**
     * Makes tokens under a secret, and reads those under either.
     *
     * @param other accepted too, while the secret is being changed; null if it is not
     * @param lifetime of the tokens that are made, and the longest of those that are read
     * @param skew how far two clocks may be apart
     */
    public MemberTokens(MemberSecret secret, @Nullable MemberSecret other, Duration lifetime, Duration skew) {
        this.signing = secret;
        this.accepted = other == null ? List.of(secret) : List.of(secret, other);
        this.lifetime = lifetime;
        this.skew = skew;
    }

    /** How long a token is good for. */
    Duration lifetime() {
        return lifetime;
    }

    /** A token by which this member proves itself to this worker. */
    public String sign(HolderId member, String worker, Instant now) {
        String signed = VERSION + new MemberToken(member, worker, now.plus(lifetime)).payload();
        return signed + "." + text(signing.sign(signed));
    }

    /** Reads a token that somebody shows to this worker. */
    public TokenReading read(String token, String worker, Instant now) {
        int end = token.lastIndexOf('.');
        if (token.length() > LONGEST || !token.startsWith(VERSION) || end < VERSION.length()) {
            return new TokenReading.Void(Flaw.OTHER_FORM);
        }
        String signed = token.substring(0, end);
        byte[] code = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        MemberToken before = known.find(signed, code);
        return before == null ? readNew(signed, code, worker, now) : judge(before, worker, now);
    }

    private TokenReading readNew(String signed, byte[] code, String worker, Instant now) {
        if (!isSigned(signed, code)) {
            return new TokenReading.Void(Flaw.OTHER_SECRET);
        }
        try {
            MemberToken token = MemberToken.parse(signed.substring(VERSION.length()));
            TokenReading reading = judge(token, worker, now);
            if (reading instanceof TokenReading.Genuine) {
                known.keep(signed, code, token);
            }
            return reading;
        } catch (IllegalArgumentException otherForm) {
            return new TokenReading.Void(Flaw.OTHER_FORM);
        }
    }

    /** Before anything that it says is looked at; in a time that tells nothing of the code. */
    private boolean isSigned(String signed, byte[] shown) {
        boolean genuine = false;
        for (MemberSecret secret : accepted) {
            byte[] right = text(secret.sign(signed)).getBytes(StandardCharsets.UTF_8);
            genuine |= MessageDigest.isEqual(right, shown);
        }
        return genuine;
    }

    private TokenReading judge(MemberToken token, String worker, Instant now) {
        if (!token.audience().equals(worker)) {
            return new TokenReading.Void(Flaw.OTHER_AUDIENCE);
        }
        if (token.expiry().isBefore(now.minus(skew))) {
            return new TokenReading.Void(Flaw.EXPIRED);
        }
        if (token.expiry().isAfter(now.plus(lifetime).plus(skew))) {
            return new TokenReading.Void(Flaw.TOO_LONG);
        }
        return new TokenReading.Genuine(token.member());
    }

    private static String text(byte[] code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }
}
