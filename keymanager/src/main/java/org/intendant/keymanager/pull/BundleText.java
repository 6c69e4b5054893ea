package org.intendant.keymanager.pull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.intendant.keymanager.push.AccountDocument;

/**
 * What one server is served, as text: for each account the lines of its file, each behind a plus, and lines of others that
 * somebody decided to remove, each behind a minus. The host's program reads it line by line.
 *
 * @param host by which the host knows that it is meant
 * @param serial greater than that of every earlier one
 * @param notAfter from when on no host believes it
 */
record BundleText(String host, long serial, Instant notAfter, List<AccountDocument> accounts) {

    BundleText {
        accounts = List.copyOf(accounts);
    }

    /** What is signed. */
    String text() {
        return "intendant-keys 1\nhost " + host + "\nserial " + serial + "\nnot-after " + notAfter.getEpochSecond()
                + "\n" + body() + "end\n";
    }

    /** Tells apart what is said, whatever its number and date. */
    String digest() {
        return sha256(host + "\n" + body());
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        for (AccountDocument account : accounts) {
            body.append("account ").append(account.account()).append('\n');
            account.text().lines().forEach(line -> body.append('+').append(line).append('\n'));
            account.unwanted().forEach(line -> body.append('-').append(line).append('\n'));
        }
        return body.toString();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
