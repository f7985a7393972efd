package io.rref.membership;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that the members of a cluster share. Immutable; never shows what it is made of. */
public final class MemberSecret {

    /** Characters that a secret has at least: as many as 128 random bits in hexadecimal digits. */
    public static final int SHORTEST = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Tokens are signed with a key of their own: the secret may come to serve other purposes. */
    private static final byte[] PURPOSE = "rref member token 1".getBytes(StandardCharsets.UTF_8);

    private final Key key;

    private MemberSecret(Key key) {
        this.key = key;
    }

    /**
     * Takes a secret; blanks around it, such as the end of a file's last line, do not count.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #SHORTEST} characters; the message does not show it
     */
    public static MemberSecret of(String secret) {
        String stripped = secret.strip();
        if (stripped.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a secret has at least " + SHORTEST + " characters, this one has " + stripped.length());
        }
        Key whole = new SecretKeySpec(stripped.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        return new MemberSecret(new SecretKeySpec(code(whole, PURPOSE), ALGORITHM));
    }

    /** The code that proves that who signed this knows the secret. */
    byte[] sign(String text) {
        return code(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] code(Key key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException incompleteJdk) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, incompleteJdk);
        }
    }

    @Override
    public String toString() {
        return "MemberSecret[hidden]";
    }
}
