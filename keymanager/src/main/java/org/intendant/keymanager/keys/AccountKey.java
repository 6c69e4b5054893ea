package org.intendant.keymanager.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.secrets.SealedRow;
import org.intendant.servers.typed.Text;

/** A public key with which an account of a server logs in elsewhere. Which key it is, and whose, never changes. */
@Entity
@Table(name = "account_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class AccountKey extends SealedRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(name = "server_id")
    private long serverId;

    private String account;
    private String type;
    private String base64;
    private int bits;
    private String fingerprint;
    private String comment;
    private Instant added;
    private boolean disabled;

    protected AccountKey() {}

    /**
     * A key of an account.
     *
     * @throws Refused in {@code account} or {@code key}; options have no place in a key that a machine shows
     */
    AccountKey(long serverId, String account, String line, Instant now) {
        KeyLine read = KeyLine.read(line);
        if (!read.options().text().isEmpty()) {
            throw new Refused("key", "Leave out what stands before the key: it is the key of a server's account.");
        }
        this.serverId = serverId;
        this.account = Text.account("account", account);
        this.type = read.key().type();
        this.base64 = read.key().base64();
        this.bits = read.key().bits();
        this.fingerprint = read.key().fingerprint();
        this.comment = read.comment();
        this.added = now;
    }

    void use(boolean used) {
        this.disabled = !used;
    }

    @Override
    protected List<String> sealed() {
        return List.of("account_key", Long.toString(serverId), account, type, base64, Boolean.toString(disabled));
    }

    /** Lines for the audit trail. */
    String describe() {
        return "account: " + account + "\nkey: " + getWords() + " " + fingerprint + "\ncomment: " + comment
                + "\ndisabled: " + disabled;
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

    /** Primary key of the server. */
    public long getServerId() {
        return serverId;
    }

    /** Name of the account on it. */
    public String getAccount() {
        return account;
    }

    public String getType() {
        return type;
    }

    public String getBase64() {
        return base64;
    }

    /** {@code SHA256:…}, as OpenSSH shows it. */
    public String getFingerprint() {
        return fingerprint;
    }

    public String getComment() {
        return comment;
    }

    public Instant getAdded() {
        return added;
    }

    /** Whether it is good for nothing for now. */
    public boolean isDisabled() {
        return disabled;
    }
}
