package org.intendant.keymanager.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.intendant.keymanager.LastDay;
import org.intendant.plans.Refused;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** A public key of a person. Which key it is never changes. */
@Entity
@Table(name = "person_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class PersonKey extends SealedRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(name = "person_id")
    private long personId;

    private String type;
    private String base64;
    private int bits;
    private String fingerprint;
    private String options;
    private String comment;
    private Instant added;
    private @Nullable Instant expires;
    private boolean disabled;

    protected PersonKey() {}

    /**
     * A new key.
     *
     * @throws Refused in {@code key}, {@code options} or {@code expires}
     */
    PersonKey(long personId, KeyDraft draft, Instant now) {
        KeyLine line = KeyLine.read(draft.getKey());
        this.personId = personId;
        this.type = line.key().type();
        this.base64 = line.key().base64();
        this.bits = line.key().bits();
        this.fingerprint = line.key().fingerprint();
        this.added = now;
        String before = line.options().text();
        String typed = draft.getOptions().strip();
        String comment = draft.getComment().isBlank() ? line.comment() : draft.getComment();
        become(before.isEmpty() || typed.isEmpty() ? before + typed : before + "," + typed, comment, draft, now);
    }

    /**
     * Takes what may change.
     *
     * @throws Refused in {@code options} or {@code expires}
     */
    void change(KeyDraft draft, Instant now) {
        become(draft.getOptions(), draft.getComment(), draft, now);
    }

    private void become(String newOptions, String newComment, KeyDraft draft, Instant now) {
        Instant end = LastDay.end("expires", draft.getExpires(), expires, now);
        this.options = KeyOptions.read(newOptions).text();
        this.comment = KeyLine.comment(newComment);
        this.expires = end;
        this.disabled = draft.isDisabled();
    }

    @Nullable
    LocalDate lastDay() {
        return LastDay.of(expires);
    }

    @Override
    protected List<String> sealed() {
        return List.of(
                "person_key",
                Long.toString(personId),
                type,
                base64,
                options,
                expires == null ? "" : Long.toString(expires.getEpochSecond()),
                Boolean.toString(disabled));
    }

    /** Whether it is good for anything at this time, as long as its person is. */
    public boolean isGood(Instant now) {
        return !disabled && (expires == null || now.isBefore(expires));
    }

    /** Lines for the audit trail. */
    String describe() {
        return "key: " + PublicKey.words(type, bits) + " " + fingerprint + "\ncomment: " + comment + "\noptions: "
                + options + "\nexpires: " + (expires == null ? "never" : lastDay()) + "\ndisabled: " + disabled;
    }

    /** As {@code id_ed25519.pub} holds it: type, bytes and comment. */
    public String getLine() {
        return (type + " " + base64 + " " + comment).strip();
    }

    /** {@code RSA 4096}, {@code Ed25519}. */
    public String getWords() {
        return PublicKey.words(type, bits);
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    /** Primary key of the person. */
    public long getPersonId() {
        return personId;
    }

    public String getType() {
        return type;
    }

    public String getBase64() {
        return base64;
    }

    public int getBits() {
        return bits;
    }

    /** {@code SHA256:…}, as OpenSSH shows it. */
    public String getFingerprint() {
        return fingerprint;
    }

    /** With commas in between; empty for none. */
    public String getOptions() {
        return options;
    }

    public String getComment() {
        return comment;
    }

    public Instant getAdded() {
        return added;
    }

    /** From when on it is good for nothing; null for never. */
    public @Nullable Instant getExpires() {
        return expires;
    }

    public boolean isDisabled() {
        return disabled;
    }
}
