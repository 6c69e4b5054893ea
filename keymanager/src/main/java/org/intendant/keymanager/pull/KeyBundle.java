package org.intendant.keymanager.pull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one server fetches, signed and numbered; the same on every Intendant server. */
@Entity
@Table(name = "key_bundle")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class KeyBundle {

    @Id
    @Column(name = "server_id")
    private Long serverId;

    private long serial;

    @Column(name = "not_after")
    private Instant notAfter;

    private Instant renew;
    private long changed;
    private String digest;
    private String signed;

    protected KeyBundle() {}

    /** One that was never made. */
    KeyBundle(long serverId, Instant now) {
        this.serverId = serverId;
        this.notAfter = now;
        this.renew = now;
        this.digest = "";
        this.signed = "";
    }

    /** Nothing in it has changed. */
    void staysUntil(Instant next) {
        renew = next;
    }

    /** Goes out again as it is, since something beside it changed. */
    void goesOut(long change) {
        changed = change;
    }

    /**
     * Becomes another.
     *
     * @param renew when it must be made anew, whatever happens
     * @param changed the number of the change that brings it
     */
    void becomes(BundleText text, String signedText, Instant renew, long changed) {
        this.serial = text.serial();
        this.notAfter = text.notAfter();
        this.renew = renew;
        this.changed = changed;
        this.digest = text.digest();
        this.signed = signedText;
    }

    public long getServerId() {
        return serverId;
    }

    /** Grows with every bundle; 0 before the first. */
    public long getSerial() {
        return serial;
    }

    /** From when on no host believes it. */
    public Instant getNotAfter() {
        return notAfter;
    }

    Instant getRenew() {
        return renew;
    }

    long getChanged() {
        return changed;
    }

    /** Of what it says, without number and date. */
    String getDigest() {
        return digest;
    }

    /** As it is served; empty before the first. */
    String getSigned() {
        return signed;
    }
}
