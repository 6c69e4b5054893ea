package org.intendant.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.data.Setting;
import org.intendant.plans.Refused;

/** A certificate with its chain and its private key, as PEM files, the way every authority hands them out. */
record Pem(Path certificate, Path key) {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    /** Writes both into a PKCS 12 file that only its owner may read, and answers its random password. */
    String keyStore(Path file) throws IOException, GeneralSecurityException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = chain();
        store.setKeyEntry(
                "intendant", privateKey(chain[0].getPublicKey().getAlgorithm()), password.toCharArray(), chain);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return password;
    }

    private Certificate[] chain() throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
            if (chain.length > 0) {
                return chain;
            }
        } catch (GeneralSecurityException notACertificate) {
            // told below
        }
        throw new Refused(
                Setting.INTENDANT_TLS_CERT.name(),
                "INTENDANT_TLS_CERT: " + certificate + " holds no certificate in PEM.");
    }

    private PrivateKey privateKey(String algorithm) throws IOException {
        Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (pem.find() && List.of("", "RSA ").contains(pem.group(1))) {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1).isEmpty() ? bytes : wrapped(bytes);
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException notItsKey) {
                // told below
            }
        }
        throw new Refused(
                Setting.INTENDANT_TLS_KEY.name(),
                "INTENDANT_TLS_KEY: " + key + " is no unencrypted key of this certificate in PKCS 8."
                        + " Convert it with: openssl pkcs8 -topk8 -nodes -in KEY -out NEW");
    }

    /** The older form of RSA keys is the newer one without its outer shell, RFC 5208. */
    private static byte[] wrapped(byte[] rsa) {
        byte[] head = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
        return der(0x30, joined(head, der(0x04, rsa)));
    }

    private static byte[] der(int tag, byte[] content) {
        byte[] head = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
