package org.intendant.hostforwarding.certificates.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Instant;

/** Intendant at one ACME directory: who agreed to its terms, and the sealed key that signs. */
@Entity
@Table(name = "acme_account")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class AcmeAccount {

    @Id
    private String directory;

    @Version
    private int version;

    private String contact;
    private String terms;

    @Column(name = "agreed_by")
    private String agreedBy;

    @Column(name = "agreed_at")
    private Instant agreedAt;

    private String location;
    private String thumbprint;

    @Column(name = "private_key")
    private String privateKey;

    protected AcmeAccount() {}

    AcmeAccount(String directory, String location, String thumbprint, String sealedKey) {
        this.directory = directory;
        this.location = location;
        this.thumbprint = thumbprint;
        this.privateKey = sealedKey;
    }

    void writesTo(String mail) {
        contact = mail;
    }

    void agreed(String to, String by, Instant at) {
        terms = to;
        agreedBy = by;
        agreedAt = at;
    }

    /** Where the sealed key stands. */
    static String place(String directory) {
        return "acme_account:" + directory + ":private_key";
    }

    String sealedKey() {
        return privateKey;
    }

    /** What the audit trail shows of it. */
    String describe() {
        return "directory: " + directory + "\ncontact: " + contact + "\nterms: " + terms;
    }

    public String getDirectory() {
        return directory;
    }

    /** The mail address to which the authority writes; empty for none. */
    public String getContact() {
        return contact;
    }

    /** Address of the terms that were agreed to; empty where the authority has none. */
    public String getTerms() {
        return terms;
    }

    public String getAgreedBy() {
        return agreedBy;
    }

    public Instant getAgreedAt() {
        return agreedAt;
    }

    /** The account's own address at the directory. */
    URL location() {
        try {
            return URI.create(location).toURL();
        } catch (MalformedURLException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Of its public key (RFC 7638), which every answer to HTTP-01 ends with. */
    public String getThumbprint() {
        return thumbprint;
    }
}
