package org.intendant.hostforwarding.certificates.acme;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.shredzone.acme4j.toolbox.JoseUtils;

/** Keys on the curve P-256, as accounts and certificates have them. */
final class AccountKeys {

    private AccountKeys() {}

    static KeyPair made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Both halves, to be sealed. */
    static byte[] bytes(KeyPair pair) {
        Base64.Encoder base64 = Base64.getEncoder();
        return (base64.encodeToString(pair.getPrivate().getEncoded())
                        + " "
                        + base64.encodeToString(pair.getPublic().getEncoded()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static KeyPair of(byte[] bytes) {
        String[] halves = new String(bytes, StandardCharsets.US_ASCII).split(" ");
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0]))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** RFC 7638, in base64url. */
    static String thumbprint(KeyPair pair) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JoseUtils.thumbprint(pair.getPublic()));
    }
}
