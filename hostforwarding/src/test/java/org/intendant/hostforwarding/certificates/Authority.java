package org.intendant.hostforwarding.certificates;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate with its key, and what it issues: roots, intermediates and leaves for tests. */
public record Authority(
        X509Certificate certificate, KeyPair pair, @Nullable Authority issuer) {

    private static final AtomicLong SERIALS = new AtomicLong(1);

    public static Authority root(String name) {
        KeyPair pair = pair("EC", 256);
        return new Authority(made(name, name, pair, pair, true, from(), until(3650)), pair, null);
    }

    public Authority intermediate(String name) {
        KeyPair own = pair("EC", 256);
        return new Authority(made(name, name(), own, pair, true, from(), until(1000)), own, this);
    }

    public Authority leaf(int days, String... domains) {
        return leaf(pair("EC", 256), from(), until(days), domains);
    }

    public Authority leaf(KeyPair own, Instant from, Instant until, String... domains) {
        return new Authority(made("a leaf", name(), own, pair, false, from, until, domains), own, this);
    }

    private String name() {
        return certificate.getSubjectX500Principal().getName().replaceFirst("CN=", "");
    }

    private static Instant from() {
        return Instant.now().minus(Duration.ofDays(90));
    }

    private static Instant until(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    public static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static X509Certificate made(
            String subject,
            String issuer,
            KeyPair own,
            KeyPair signing,
            boolean authority,
            Instant from,
            Instant until,
            String... domains) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(from),
                    Date.from(until),
                    new X500Name("CN=" + subject),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (domains.length > 0) {
                GeneralName[] names = Stream.of(domains)
                        .map(domain -> new GeneralName(
                                domain.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, domain))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            String algorithm = signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate())));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String pem() {
        return pem(certificate);
    }

    /** PKCS#8. */
    public String key() {
        return new String(CertificateKey.of(pair).pem(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Anything in the form that openssl writes. */
    static String pem(Object thing) {
        try {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(thing);
            }
            return text.toString();
        } catch (java.io.IOException never) {
            throw new IllegalStateException(never);
        }
    }
}
