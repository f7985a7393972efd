package io.rref.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * The users {@code operator} and {@code metrics}, each there if it has a password. Passwords are compared as digests in a time that
 * tells nothing; they are random like the secret, so that nothing slow has to stand before them.
 */
public final class FixedUsers implements AuthenticationProvider {

    /** Characters that a password has at least. */
    public static final int SHORTEST_PASSWORD = 16;

    private final Map<String, User> users = new HashMap<>();

    private record User(byte[] digest, Authority authority) {}

    /**
     * Creates the users.
     *
     * @throws IllegalArgumentException if a password is too short; the message names the user
     */
    public FixedUsers(@Nullable String operatorPassword, @Nullable String metricsPassword) {
        add("operator", operatorPassword, Authority.RREF_OPERATOR);
        add("metrics", metricsPassword, Authority.RREF_METRICS);
    }

    private void add(String name, @Nullable String password, Authority authority) {
        if (password == null) {
            return;
        }
        String stripped = password.strip();
        if (stripped.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("the password of the user '" + name + "' has " + stripped.length()
                    + " characters, and needs " + SHORTEST_PASSWORD);
        }
        users.put(name, new User(digest(stripped), authority));
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        User user = users.get(shown.getName());
        byte[] digest = digest(String.valueOf(shown.getCredentials()));
        if (user == null || !MessageDigest.isEqual(user.digest(), digest)) {
            throw new BadCredentialsException("the user is unknown, or the password is another");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                shown.getName(), null, user.authority().granted());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static byte[] digest(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException incompleteJdk) {
            throw new IllegalStateException("every JDK has SHA-256", incompleteJdk);
        }
    }
}
