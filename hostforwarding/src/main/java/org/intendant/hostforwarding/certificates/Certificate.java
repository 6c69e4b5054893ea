package org.intendant.hostforwarding.certificates;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate with its chain and its sealed key. */
@Entity
@Table(name = "certificate")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Certificate {

    /** Where it comes from. */
    public enum Source {
        /** Somebody uploaded it, and uploads the next one. */
        UPLOADED,
        /** Ordered by Intendant, which renews it. */
        ACME
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private String name;
    private String domains;
    private String issuer;

    @Column(name = "key_kind")
    private String keyKind;

    private String fingerprint;

    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "not_after")
    private Instant notAfter;

    @Enumerated(EnumType.STRING)
    private Source source;

    private String chain;

    @Column(name = "private_key")
    private String privateKey = "";

    private boolean renews;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Certificate() {}

    Certificate(String name, Source source, boolean renews) {
        this.name = name;
        this.source = source;
        this.renews = renews;
    }

    void called(String newName, boolean renewing) {
        name = newName;
        renews = renewing;
    }

    /** Another chain in the place of this one; its key is sealed once the row has its primary key. */
    final void becomes(CertificateChain other, Instant now) {
        domains = String.join(" ", other.domains());
        issuer = other.issuer();
        keyKind = other.keyKind();
        fingerprint = other.fingerprint();
        notBefore = other.leaf().getNotBefore().toInstant();
        notAfter = other.leaf().getNotAfter().toInstant();
        chain = other.pem();
        changedAt = now;
    }

    void sealed(String sealedKey) {
        privateKey = sealedKey;
    }

    String sealedKey() {
        return privateKey;
    }

    /** Where the sealed key stands. */
    String place() {
        return "certificate:" + id() + ":private_key";
    }

    /** What the audit trail shows of it. */
    public String describe() {
        return String.join(
                "\n",
                "name: " + name,
                "domains: " + String.join(", ", domains()),
                "issuer: " + issuer,
                "key: " + keyKind,
                "sha256: " + fingerprint,
                "valid: " + notBefore + " to " + notAfter,
                "renewed and installed by itself: " + (renews ? "yes" : "no"));
    }

    public long id() {
        return requireNonNull(id, "not stored yet");
    }

    public int version() {
        return version;
    }

    /** How people call it. */
    public String name() {
        return name;
    }

    /** Names and addresses that it is for, in lower case: {@code example.org}, {@code *.example.org}, {@code 192.0.2.7}. */
    public List<String> domains() {
        return List.of(domains.split(" "));
    }

    /** Whether browsers take it for this domain; a wildcard of it stands for one label, and for a rule with the same wildcard. */
    public boolean covers(String domain) {
        int dot = domain.indexOf('.');
        return domains().contains(domain) || (dot > 0 && domains().contains("*" + domain.substring(dot)));
    }

    public String issuer() {
        return issuer;
    }

    /** {@code ECDSA P-256}, {@code RSA 2048}. */
    public String keyKind() {
        return keyKind;
    }

    /** SHA-256 of the certificate itself in hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    public Instant notBefore() {
        return notBefore;
    }

    public Instant notAfter() {
        return notAfter;
    }

    public Source source() {
        return source;
    }

    /** PEM: the certificate first, then each one's issuer. Public. */
    public String chain() {
        return chain;
    }

    /** Whether Intendant renews it, and installs what it renewed, without asking again. */
    public boolean isRenews() {
        return renews;
    }
}
