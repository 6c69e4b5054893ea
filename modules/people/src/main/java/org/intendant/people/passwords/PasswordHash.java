package org.intendant.people.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB and two passes, in the common notation {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>Hashes carry their own parameters, so that stronger ones can follow while old ones still match.
 */
final class PasswordHash {

    /** What OWASP asks for: 19 MiB, in KiB, and two passes. */
    static final Cost USUAL = new Cost(19_456, 2);

    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private PasswordHash() {}

    /** What a guess costs: memory in KiB, and how often it is gone through. */
    record Cost(int memory, int passes) {}

    static String of(String password, Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encoded(cost, salt, compute(password, salt, cost, LANES, HASH_BYTES));
    }

    /** What no password is known to match, though comparing takes as long as with any other: made at random, at no cost. */
    static String ofNothing(Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return encoded(cost, salt, hash);
    }

    private static String encoded(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory + ",t=" + cost.passes + ",p=" + LANES + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    static boolean matches(String password, String encoded) {
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalArgumentException("The stored password hash is not of a kind that Intendant writes.");
        }
        String[] costs = parts[3].split(",", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] wanted = Base64.getDecoder().decode(parts[5]);
        Cost cost = new Cost(number(costs[0]), number(costs[1]));
        byte[] found = compute(password, salt, cost, number(costs[2]), wanted.length);
        return MessageDigest.isEqual(wanted, found);
    }

    private static int number(String assignment) {
        return Integer.parseInt(assignment.substring(2));
    }

    private static byte[] compute(String password, byte[] salt, Cost cost, int lanes, int bytes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory)
                .withIterations(cost.passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(PasswordRules.spelled(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
