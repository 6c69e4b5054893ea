package org.intendant.keymanager.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * A public key of SSH, taken apart.
 *
 * @param type as OpenSSH names it: {@code ssh-ed25519}
 * @param base64 its bytes, in the one way to write them
 * @param bits how large it is
 */
public record PublicKey(String type, String base64, int bits) {

    /** As OpenSSH shows it: {@code SHA256:…}, without padding. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Type and size as people say them: {@code RSA 4096}, {@code Ed25519}, {@code ECDSA 256 on a security key}. */
    public static String words(String type, int bits) {
        boolean token = type.startsWith("sk-");
        String plain = token ? type.substring("sk-".length()) : type;
        String name = plain.startsWith("ssh-ed25519")
                ? "Ed25519"
                : plain.startsWith("ecdsa")
                        ? "ECDSA " + bits
                        : plain.equals("ssh-rsa") ? "RSA " + bits : plain.toUpperCase(Locale.ROOT);
        return token ? name + " on a security key" : name;
    }
}
