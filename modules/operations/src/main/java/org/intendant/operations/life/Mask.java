package org.intendant.operations.life;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Replaces secrets in a stream of bytes by as many asterisks, so that offsets stay true. Holds back a tail that may be
 * the beginning of a secret until more bytes decide.
 */
final class Mask {

    private static final int SHORTEST = 4;

    private final List<byte[]> secrets = new CopyOnWriteArrayList<>();
    private byte[] held = new byte[0];

    /** Secrets of fewer than four bytes are not masked: they would blacken the whole log. */
    void add(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= SHORTEST) {
            secrets.add(bytes);
        }
    }

    /** A whole text, on its own. */
    String of(String text) {
        if (secrets.isEmpty()) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cover(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes that are decided now: those held back before and most of the new ones. */
    synchronized byte[] next(byte[] bytes, int length) {
        if (secrets.isEmpty()) {
            return Arrays.copyOf(bytes, length);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(held, 0, held.length);
        joined.write(bytes, 0, length);
        byte[] all = joined.toByteArray();
        cover(all);
        int decided = all.length - undecided(all);
        held = Arrays.copyOfRange(all, decided, all.length);
        return Arrays.copyOf(all, decided);
    }

    /** What was held back, when nothing more comes. */
    synchronized byte[] rest() {
        byte[] rest = held;
        held = new byte[0];
        return rest;
    }

    private void cover(byte[] bytes) {
        for (byte[] secret : secrets) {
            for (int at = 0; at + secret.length <= bytes.length; at++) {
                if (Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length)) {
                    Arrays.fill(bytes, at, at + secret.length, (byte) '*');
                }
            }
        }
    }

    /** The longest tail that a secret begins with. */
    private int undecided(byte[] bytes) {
        int longest = 0;
        for (byte[] secret : secrets) {
            for (int length = Math.min(secret.length - 1, bytes.length); length > longest; length--) {
                if (Arrays.equals(bytes, bytes.length - length, bytes.length, secret, 0, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
