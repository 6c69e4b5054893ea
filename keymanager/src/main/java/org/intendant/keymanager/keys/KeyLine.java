package org.intendant.keymanager.keys;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;

/**
 * One line as people have it in {@code id_ed25519.pub} or {@code authorized_keys}, understood.
 *
 * @param options what stood before the key
 * @param comment what stood behind it, at most 200 plain characters
 */
record KeyLine(KeyOptions options, PublicKey key, String comment) {

    private static final int LONGEST = 16 * 1024;
    private static final int LONGEST_COMMENT = 200;

    private static final Pattern LINE = Pattern.compile(
            "(?<before>.*?)(?<![^\\s,])(?<type>(?:sk-)?(?:ssh|ecdsa|rsa|dsa)-[A-Za-z0-9@.-]+)[ \\t]+(?<bytes>[A-Za-z0-9+/=]+)"
                    + "(?:[ \\t]+(?<comment>.*))?");

    /**
     * Reads what somebody pasted.
     *
     * @throws Refused in the field {@code key} or {@code options}, saying what is wrong and what to do
     */
    static KeyLine read(String typed) {
        String line = typed.strip();
        if (isPrivate(line)) {
            throw new Refused(
                    KeyBytes.FIELD,
                    "This is a private key, which nobody else may have. It was not kept. Make a new one, and paste the file"
                            + " that ends in .pub.");
        }
        if (line.isEmpty()) {
            throw new Refused(KeyBytes.FIELD, "Paste the line of a public key, as in the file ~/.ssh/id_ed25519.pub.");
        }
        if (line.length() > LONGEST) {
            throw new Refused(KeyBytes.FIELD, "This is too long for a public key, which is a single line.");
        }
        if (line.contains("BEGIN SSH2 PUBLIC KEY")) {
            throw new Refused(
                    KeyBytes.FIELD, "This is a key in another form. OpenSSH’s is made by: ssh-keygen -i -f FILE");
        }
        if (line.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new Refused(KeyBytes.FIELD, "This is more than one line. Add one key at a time.");
        }
        if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new Refused(KeyBytes.FIELD, "There are control characters in this line. Copy it again.");
        }
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            throw new Refused(
                    KeyBytes.FIELD,
                    "This is no public key. One reads: ssh-ed25519 AAAA… name. Paste the whole line of the file that ends in"
                            + " .pub.");
        }
        String type = found.group("type");
        String options = found.group("before").strip();
        if (options.toLowerCase(Locale.ROOT).contains("cert-authority") || type.contains("-cert-v")) {
            throw new Refused(KeyBytes.FIELD, "Certificates and their authorities are not taken, keys only.");
        }
        if (type.equals("ssh-dss")) {
            throw new Refused(
                    KeyBytes.FIELD,
                    "DSA keys are too weak, and no current OpenSSH takes them. Make a new one: ssh-keygen -t ed25519");
        }
        String comment = found.group("comment") == null ? "" : found.group("comment");
        if (LINE.matcher(comment).matches()) {
            throw new Refused(KeyBytes.FIELD, "There are two keys in this line. Add one key at a time.");
        }
        PublicKey key = KeyBytes.read(type, found.group("bytes"));
        return new KeyLine(KeyOptions.read(options), key, comment(comment));
    }

    /** Whether this is a private key, in OpenSSH's, PEM's or PuTTY's form. */
    static boolean isPrivate(String typed) {
        return typed.contains("PRIVATE KEY") || typed.contains("Private-Lines") || typed.contains("Private-MAC");
    }

    /** What can do no harm in a line, a diff or a terminal. */
    static String comment(String typed) {
        String plain = typed.replaceAll("[^\\x21-\\x7e]+", " ").strip();
        return plain.length() <= LONGEST_COMMENT ? plain : plain.substring(0, LONGEST_COMMENT);
    }
}
