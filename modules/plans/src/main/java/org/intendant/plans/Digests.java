package org.intendant.plans;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over a step's parts, each with its length before it, so that no two splits of a text are alike. */
final class Digests {

    private Digests() {}

    static String of(Step step) {
        MessageDigest digest = sha256();
        add(digest, step.kind());
        add(digest, step.sentence());
        for (Difference difference : step.differences()) {
            add(digest, difference.name());
            add(digest, difference.before());
            add(digest, difference.after());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Foreign foreign) {
        MessageDigest digest = sha256();
        add(digest, "foreign");
        add(digest, foreign.text());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(List<Step> steps) {
        MessageDigest digest = sha256();
        steps.stream().map(Step::digest).sorted().forEach(step -> add(digest, step));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
