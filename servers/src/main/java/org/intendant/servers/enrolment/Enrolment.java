package org.intendant.servers.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.intendant.hosts.HostKey;
import org.intendant.plans.Refused;
import org.intendant.servers.address.PinnedKey;
import org.intendant.servers.address.SshAddress;
import org.intendant.servers.facts.Facts;
import org.intendant.servers.facts.FactsJson;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A host on its way to become a server. Its row survives a reload, a restart and a change of mind. */
@Entity
@Table(name = "server_enrolment")
@SuppressWarnings("NullAway.Init") // the database fills the fields
public class Enrolment {
    /** How far it is; each needs the one before. */
    public enum State {
        /** The host showed a key; nobody has confirmed it. */
        KEY_SHOWN,
        /** The key is pinned; Intendant could not sign in yet. */
        PINNED,
        /** Intendant signed in with root rights and read the facts. */
        READ,
        /** The server is there. */
        DONE
    }

    @Id
    private String id = "";

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private State state = State.KEY_SHOWN;

    @Embedded
    private SshAddress ssh;

    @Embedded
    private PinnedKey key;

    private String facts = "";

    @Column(name = "facts_at")
    private @Nullable Instant factsAt;

    private String trouble = "";

    @Column(name = "started_by")
    private String startedBy = "";

    @Column(name = "started_at")
    private Instant startedAt = Instant.EPOCH;

    @Column(name = "server_id")
    private @Nullable Long serverId;

    protected Enrolment() {}

    Enrolment(SshAddress ssh, HostKey shown, String startedBy, Instant startedAt) {
        this.id = UUID.randomUUID().toString();
        this.ssh = ssh;
        this.key = new PinnedKey(shown);
        this.startedBy = startedBy;
        this.startedAt = startedAt;
    }

    /** Pins the key that a person compared. */
    void confirm(String fingerprint) {
        mustNotBe(State.DONE);
        if (!fingerprint().equals(fingerprint.strip())) {
            throw new Refused(
                    "fingerprint", ssh.host() + " showed another key: " + fingerprint() + ". Compare it once more.");
        }
        if (state == State.KEY_SHOWN) {
            state = State.PINNED;
        }
    }

    void read(Facts read, Instant at) {
        mustNotBe(State.KEY_SHOWN);
        mustNotBe(State.DONE);
        facts = FactsJson.write(read);
        factsAt = at.truncatedTo(ChronoUnit.MILLIS); // as every database keeps it
        trouble = "";
        state = State.READ;
    }

    void failed(String sentence) {
        trouble = Text.inert(sentence, 4000);
    }

    /** The server holds its address from now on; what is left here needs no jump host. */
    void done(long becameId) {
        if (state != State.READ) {
            throw new Refused(Refused.Why.CONFLICT, "Nothing was read from " + ssh.host() + " yet.");
        }
        state = State.DONE;
        serverId = becameId;
        ssh = ssh.direct();
    }

    private void mustNotBe(State wrong) {
        if (state == wrong) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    wrong == State.DONE
                            ? ssh.host() + " is enrolled already."
                            : "Confirm the key of " + ssh.host() + " first.");
        }
    }

    public String id() {
        return id;
    }

    public State state() {
        return state;
    }

    public SshAddress ssh() {
        return ssh;
    }

    public HostKey key() {
        return key.hostKey();
    }

    public String fingerprint() {
        return key().fingerprint();
    }

    /** The command that shows the same fingerprint on the host's own console. */
    public String verifyCommand() {
        String type = key().type().replace("ssh-", "").replaceFirst("^ecdsa-.*", "ecdsa");
        return "ssh-keygen -lf /etc/ssh/ssh_host_" + type.replaceAll("[^a-z0-9]", "") + "_key.pub";
    }

    /** What was read, once it is {@link State#READ}. */
    public Optional<Facts> facts() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(FactsJson.read(facts));
    }

    /** When the host was asked last and answered; the beginning of time before {@link State#READ}. */
    public Instant factsAt() {
        return factsAt == null ? Instant.EPOCH : factsAt;
    }

    /** Why the last step did not work, in sentences, or empty. */
    public String trouble() {
        return trouble;
    }

    public String startedBy() {
        return startedBy;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** The server that it became, or null. */
    public @Nullable Long serverId() {
        return serverId;
    }
}
