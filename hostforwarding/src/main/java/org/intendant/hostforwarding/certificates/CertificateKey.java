package org.intendant.hostforwarding.certificates;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** The private key of a certificate. Has no text of its own but the one that hosts get. */
public final class CertificateKey {

    private static final String FIELD = "key";
    private static final String PASSWORD = "password";
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final PrivateKey key;

    private CertificateKey(PrivateKey key) {
        this.key = key;
    }

    /** One that Intendant made. */
    public static CertificateKey of(KeyPair pair) {
        return new CertificateKey(pair.getPrivate());
    }

    /**
     * Reads a key in PEM: PKCS#8, PKCS#1 or EC, encrypted or not.
     *
     * @throws Refused in the fields {@code key} or {@code password}
     */
    public static CertificateKey of(String typed, String password) {
        try (PEMParser parser = new PEMParser(new StringReader(typed))) {
            @Nullable Object found = parser.readObject();
            while (found instanceof ASN1ObjectIdentifier || found instanceof org.bouncycastle.asn1.x9.X9ECParameters) {
                found = parser.readObject(); // the curve, which openssl writes before the key
            }
            PrivateKeyInfo info = info(found, password);
            return new CertificateKey(KeyFactory.getInstance(algorithm(info))
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded())));
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(FIELD, "The key cannot be read. Paste all of it, from BEGIN to END.");
        }
    }

    private static PrivateKeyInfo info(@Nullable Object found, String password) throws IOException {
        if (found instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (found instanceof PrivateKeyInfo plain) {
            return plain;
        }
        if (!(found instanceof PEMEncryptedKeyPair) && !(found instanceof PKCS8EncryptedPrivateKeyInfo)) {
            throw new Refused(FIELD, "Paste the private key in PEM, from BEGIN to END.");
        }
        if (password.isEmpty()) {
            throw new Refused(PASSWORD, "The key is encrypted. Give its password.");
        }
        try {
            return found instanceof PEMEncryptedKeyPair pair
                    ? pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                    .setProvider(PROVIDER)
                                    .build(password.toCharArray()))
                            .getPrivateKeyInfo()
                    : ((PKCS8EncryptedPrivateKeyInfo) found)
                            .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                    .setProvider(PROVIDER)
                                    .build(password.toCharArray()));
        } catch (PEMException | PKCSException | OperatorCreationException wrong) {
            throw new Refused(PASSWORD, "This password does not open the key.");
        }
    }

    private static String algorithm(PrivateKeyInfo info) {
        ASN1ObjectIdentifier kind = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return "Ed25519";
        }
        throw new Refused(FIELD, "Give an RSA, EC or Ed25519 key.");
    }

    /** Whether it belongs to this public key. */
    public boolean belongsTo(PublicKey other) {
        byte[] sample = new byte[32];
        new SecureRandom().nextBytes(sample);
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(sample);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(other);
            checking.update(sample);
            return checking.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    /** PKCS#8 in PEM without a password, as nginx reads it: to be sealed, or to go to a host. */
    byte[] pem() {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return ("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
