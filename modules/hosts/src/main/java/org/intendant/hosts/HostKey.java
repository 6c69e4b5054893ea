package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.intendant.plans.Refused;

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
        if (!type.matches("[a-z0-9@.-]{1,64}")) {
            throw new Refused("hostKey", "A host key begins with its type, as in ssh-ed25519.");
        }
        byte[] begin = type.getBytes(StandardCharsets.US_ASCII);
        byte[] blob = decoded(base64);
        if (blob.length < 4 + begin.length || !Arrays.equals(begin, Arrays.copyOfRange(blob, 4, 4 + begin.length))) {
            throw new Refused("hostKey", "This is no " + type + " key.");
        }
    }

    static HostKey of(byte[] blob) {
        int length = blob.length < 4 ? 0 : ByteBuffer.wrap(blob).getInt();
        if (length < 1 || length > blob.length - 4) {
            throw new Refused("hostKey", "The host showed something that is no host key.");
        }
        String type = new String(blob, 4, length, StandardCharsets.US_ASCII);
        return new HostKey(type, Base64.getEncoder().encodeToString(blob));
    }

    byte[] blob() {
        return decoded(base64);
    }

    /** As {@code ssh-keygen -l} shows it: {@code SHA256:…} without padding. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException broken) {
            throw new Refused("hostKey", "The key is not written in base64.");
        }
    }
}
