package org.intendant.hostforwarding.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and those that issued it, in the order in which a server sends them.
 *
 * @param certificates the one for the domains first
 */
public record CertificateChain(List<X509Certificate> certificates) {

    private static final String FIELD = "chain";
    private static final int MOST = 10;
    private static final int MOST_DOMAINS = 100;
    private static final int LONGEST_NAME = 200;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    public CertificateChain {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads certificates in PEM, in any order, with anything between them that is no key.
     *
     * @throws Refused in the field {@code chain}
     */
    public static CertificateChain of(String typed) {
        List<X509Certificate> all = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(typed))) {
            PemObject block = reader.readPemObject();
            while (block != null) {
                if (block.getType().endsWith("PRIVATE KEY")) {
                    throw new Refused(
                            FIELD, "There is a private key among the certificates. It goes into its own field.");
                }
                if (block.getType().equals("CERTIFICATE")) {
                    all.add(certificate(block.getContent()));
                }
                block = reader.readPemObject();
            }
        } catch (IOException | CertificateException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(FIELD, "One of the certificates cannot be read. Was all of it copied?");
        }
        if (all.isEmpty()) {
            throw new Refused(
                    FIELD, "Paste the certificate and its chain in PEM: -----BEGIN CERTIFICATE----- and so on.");
        }
        return ordered(all);
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** Puts them in order; a root at the end is left out, for whoever trusts it has it. */
    public static CertificateChain ordered(Collection<X509Certificate> found) {
        List<X509Certificate> left = new ArrayList<>(found.stream().distinct().toList());
        if (left.size() > MOST) {
            throw new Refused(FIELD, "Give one certificate with its chain, at most " + MOST + " in all.");
        }
        List<X509Certificate> leaves = left.stream()
                .filter(one -> one.getBasicConstraints() < 0
                        || left.stream().noneMatch(other -> !other.equals(one) && issued(one, other)))
                .toList();
        if (leaves.size() != 1) {
            throw new Refused(
                    FIELD,
                    "Give one certificate with its chain: there are " + leaves.size() + " that issued no other.");
        }
        List<X509Certificate> chain = new ArrayList<>();
        @Nullable X509Certificate next = leaves.get(0);
        while (next != null) {
            X509Certificate current = next;
            left.remove(current);
            if (chain.isEmpty() || !issued(current, current)) {
                chain.add(current);
            }
            next = left.stream()
                    .filter(other -> issued(other, current))
                    .findFirst()
                    .orElse(null);
        }
        if (!left.isEmpty()) {
            throw new Refused(
                    FIELD,
                    "“" + name(left.get(0).getSubjectX500Principal()) + "” belongs to another chain. Leave it out.");
        }
        return new CertificateChain(chain);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate other) {
        if (!issuer.getSubjectX500Principal().equals(other.getIssuerX500Principal())) {
            return false;
        }
        try {
            other.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException not) {
            return false;
        }
    }

    public X509Certificate leaf() {
        return certificates.get(0);
    }

    /**
     * Names and addresses that it is for, sorted.
     *
     * @throws Refused where it has none, or more than fit
     */
    public List<String> domains() {
        Set<String> names = new TreeSet<>();
        try {
            Collection<List<?>> all = leaf().getSubjectAlternativeNames();
            for (List<?> one : all == null ? List.<List<?>>of() : all) {
                int type = (Integer) one.get(0);
                if (type == DNS || type == ADDRESS) {
                    names.add(domain(String.valueOf(one.get(1))));
                }
            }
        } catch (CertificateParsingException broken) {
            throw new Refused(FIELD, "The names that the certificate is for cannot be read.");
        }
        if (names.isEmpty()) {
            throw new Refused(
                    FIELD,
                    "The certificate names no domain (subjectAltName), so that no browser takes it. Have it issued anew.");
        }
        if (names.size() > MOST_DOMAINS) {
            throw new Refused(FIELD, "A certificate here is for at most " + MOST_DOMAINS + " domains.");
        }
        return List.copyOf(names);
    }

    private static String domain(String said) {
        String name = said.toLowerCase(Locale.ROOT);
        if (!name.matches("(\\*\\.)?[a-z0-9_:.-]{1,253}")) {
            throw new Refused(FIELD, "The certificate is for “" + Text.inert(name, 100) + "”, which is no domain.");
        }
        return name;
    }

    /** Who issued it, by its common name or its organisation. */
    public String issuer() {
        return name(leaf().getIssuerX500Principal());
    }

    private static String name(X500Principal whole) {
        X500Name name = X500Name.getInstance(whole.getEncoded());
        return Stream.of(BCStyle.CN, BCStyle.O)
                .flatMap(part -> Stream.of(name.getRDNs(part)))
                .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
                .findFirst()
                .map(word -> Text.inert(word, LONGEST_NAME))
                .orElse(Text.inert(whole.getName(), LONGEST_NAME));
    }

    /** {@code ECDSA P-256}, {@code RSA 2048}. */
    public String keyKind() {
        PublicKey key = leaf().getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec
                ? "ECDSA P-" + ec.getParams().getCurve().getField().getFieldSize()
                : Text.inert(key.getAlgorithm(), 40);
    }

    /** SHA-256 of the certificate for the domains in hexadecimal digits. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf().getEncoded()));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** All of them in PEM. */
    public String pem() {
        return certificates.stream().map(CertificateChain::pem).collect(Collectors.joining());
    }

    private static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException never) {
            throw new IllegalStateException(never);
        }
    }
}
