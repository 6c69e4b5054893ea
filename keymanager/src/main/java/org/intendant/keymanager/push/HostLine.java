package org.intendant.keymanager.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a file of keys as a host has it, neither blank nor a comment.
 *
 * @param text without control characters at its ends
 * @param fingerprint {@code SHA256:…} of the key in it; of the whole line where none is found
 */
public record HostLine(String text, String fingerprint) {

    private static final int LONGEST = 8000;

    private static final Pattern KEY = Pattern.compile(
            "(?:sk-)?(?:ssh|ecdsa)-[A-Za-z0-9@.-]+[ \\t]+([A-Za-z0-9+/\\r\\f\\x0b]+={0,2})[\\r\\f\\x0b]*(?=[ \\t]|$)");

    /** The lines of a file; lines of more than 8,000 characters are passed over: nobody keeps such a one. */
    static List<HostLine> of(byte[] file) {
        return lines(file)
                .filter(line -> line.length() <= LONGEST)
                .map(HostLine::of)
                .toList();
    }

    /** One line, however long, neither blank nor a comment. */
    public static HostLine of(String line) {
        return new HostLine(line, fingerprintOf(line));
    }

    /** The fingerprints of all keys in a file, whatever the length of their lines. */
    public static Set<String> fingerprints(byte[] file) {
        return lines(file).map(HostLine::fingerprintOf).collect(Collectors.toSet());
    }

    /** As sshd divides a file: at line feeds alone. */
    private static Stream<String> lines(byte[] file) {
        return Arrays.stream(new String(file, StandardCharsets.UTF_8).split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    /** As sshd looks for it: at the line's beginning, or else behind the options, whatever these hold in quotes. */
    private static String fingerprintOf(String line) {
        for (int at : new int[] {0, behindOptions(line)}) {
            Matcher found = KEY.matcher(line).region(at, line.length());
            if (found.lookingAt()) {
                try {
                    return fingerprint(Base64.getDecoder().decode(found.group(1).replaceAll("[\\r\\f\\x0b]", "")));
                } catch (IllegalArgumentException broken) {
                    // no key after all: the line itself is told apart by its text
                }
            }
        }
        return fingerprint(line.getBytes(StandardCharsets.UTF_8));
    }

    private static int behindOptions(String line) {
        boolean quoted = false;
        int at = 0;
        while (at < line.length() && (quoted || !isBlank(line.charAt(at)))) {
            if (line.startsWith("\\\"", at)) {
                at++;
            } else if (line.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        int word = Math.min(at, line.length());
        while (word < line.length() && isBlank(line.charAt(word))) {
            word++;
        }
        return word;
    }

    private static boolean isBlank(char one) {
        return one == ' ' || one == '\t';
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
