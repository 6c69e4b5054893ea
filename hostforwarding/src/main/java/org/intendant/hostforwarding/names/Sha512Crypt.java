package org.intendant.hostforwarding.names;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Passwords hashed as crypt(3) checks them under {@code $6$}: "Unix crypt using SHA-256 and SHA-512", U. Drepper, 2008. */
final class Sha512Crypt {

    private static final String DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ROUNDS = 5000;
    private static final int SALT = 16;
    private static final int SIZE = 64;
    private static final int THIRD = 21;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sha512Crypt() {}

    static String hash(String password) {
        StringBuilder salt = new StringBuilder();
        RANDOM.ints(SALT, 0, DIGITS.length()).forEach(digit -> salt.append(DIGITS.charAt(digit)));
        return hash(password, salt.toString());
    }

    static String hash(String password, String saltText) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        byte[] salt = saltText.getBytes(StandardCharsets.US_ASCII);
        byte[] sum = first(key, salt);
        byte[] p = repeated(times(key, key.length), key.length);
        byte[] s = repeated(times(salt, 16 + (sum[0] & 255)), salt.length);
        for (int round = 0; round < ROUNDS; round++) {
            MessageDigest digest = sha512();
            digest.update((round & 1) == 1 ? p : sum);
            if (round % 3 != 0) {
                digest.update(s);
            }
            if (round % 7 != 0) {
                digest.update(p);
            }
            digest.update((round & 1) == 1 ? sum : p);
            sum = digest.digest();
        }
        return "$6$" + saltText + "$" + text(sum);
    }

    private static byte[] first(byte[] key, byte[] salt) {
        MessageDigest other = sha512();
        other.update(key);
        other.update(salt);
        other.update(key);
        byte[] between = other.digest();
        MessageDigest digest = sha512();
        digest.update(key);
        digest.update(salt);
        digest.update(repeated(between, key.length));
        for (int length = key.length; length > 0; length >>= 1) {
            digest.update((length & 1) == 1 ? between : key);
        }
        return digest.digest();
    }

    /** The digest of some bytes, that many times. */
    private static byte[] times(byte[] bytes, int times) {
        MessageDigest digest = sha512();
        for (int i = 0; i < times; i++) {
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static byte[] repeated(byte[] bytes, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = bytes[i % bytes.length];
        }
        return all;
    }

    /** Three bytes as four digits each, in the order that the description gives. */
    private static String text(byte[] sum) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, a = 0, b = THIRD, c = 2 * THIRD; i < THIRD; i++) {
            digits(text, sum[a] & 255, sum[b] & 255, sum[c] & 255, 4);
            int next = a;
            a = b + 1;
            b = c + 1;
            c = next + 1;
        }
        digits(text, 0, 0, sum[SIZE - 1] & 255, 2);
        return text.toString();
    }

    private static void digits(StringBuilder text, int high, int middle, int low, int many) {
        int value = high << 16 | middle << 8 | low;
        for (int i = 0; i < many; i++) {
            text.append(DIGITS.charAt(value & 63));
            value >>= 6;
        }
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
