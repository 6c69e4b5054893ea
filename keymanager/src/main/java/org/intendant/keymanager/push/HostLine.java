package org.intendant.keymanager.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a file of keys as a host has it, neither blank nor a comment.
 *
 * @param text without control characters at its ends
 * @param fingerprint {@code SHA256:…} of the key in it; of the whole line where none is found
 */
record HostLine(String text, String fingerprint) {

    private static final int LONGEST = 8000;

    /** The last thing in a line that can be a key: what options hold in quotes comes before. */
    private static final Pattern KEY = Pattern.compile(
            "(?:^|[ \\t])(?:sk-)?(?:ssh|ecdsa)-[A-Za-z0-9@.-]+[ \\t]+(AAAA[A-Za-z0-9+/]+={0,2})(?=[ \\t]|$)");

    /** The lines of a file; lines of more than 8,000 characters are passed over, which sshd would not read either. */
    static List<HostLine> of(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.length() <= LONGEST)
                .map(line -> new HostLine(line, fingerprintOf(line)))
                .toList();
    }

    private static String fingerprintOf(String line) {
        Matcher found = KEY.matcher(line);
        byte[] hashed = line.getBytes(StandardCharsets.UTF_8);
        if (found.find()) {
            try {
                hashed = Base64.getDecoder().decode(found.group(1));
            } catch (IllegalArgumentException broken) {
                // no key after all: the line itself is told apart by its text
            }
        }
        return fingerprint(hashed);
    }

    static String fingerprint(byte[] bytes) {
        try {
            return "SHA256:"
                    + Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
