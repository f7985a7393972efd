package io.rref.test.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One word for the detailed traces of some seeds: equal only if every line of them is. */
final class TraceDigest {

    static final long FIRST_SEED = 1;

    static final int SEEDS = 25;

    private TraceDigest() {}

    /** Prints the digest, for a test that runs this in another JVM. */
    public static void main(String[] arguments) {
        System.out.println(ofSeeds());
    }

    static String ofSeeds() {
        MessageDigest digest = sha256();
        Simulation simulation = new Simulation(Flaw.NONE);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Simulation.Played played = simulation.play(seed, Selection.everything(), true);
            for (String line : played.world().trace().lines()) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
