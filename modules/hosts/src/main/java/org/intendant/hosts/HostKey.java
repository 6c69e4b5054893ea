package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A host's public key.
 *
 * @param type as in SSH: {@code ssh-ed25519}
 * @param base64 the key's blob
 */
public record HostKey(String type, String base64) {

    public HostKey {
        requireNonNull(type);
        requireNonNull(base64);
    }

    /** As {@code ssh-keygen -l} shows it: {@code SHA256:…} without padding. */
    public String fingerprint() {
        try {
            byte[] blob = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
