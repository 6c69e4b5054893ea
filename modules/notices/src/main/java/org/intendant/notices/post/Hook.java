package org.intendant.notices.post;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where a person's webhooks go, with the secret under which they are signed, sealed. */
@Entity
@Table(name = "notice_hook")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Hook {

    @Id
    @Column(name = "person_id")
    private long personId;

    private String url;

    @Column(name = "secret_sealed")
    private String secretSealed;

    private Instant made;

    protected Hook() {}

    Hook(long personId) {
        this.personId = personId;
    }

    void leadsTo(HookUrl where, String sealed, Instant now) {
        this.url = where.url().toString();
        this.secretSealed = sealed;
        this.made = now;
    }

    /** Where the sealed secret stands. */
    static String place(long personId) {
        return "notice_hook:" + personId + ":secret_sealed";
    }

    public String getUrl() {
        return url;
    }

    String secretSealed() {
        return secretSealed;
    }

    public Instant getMade() {
        return made;
    }

    /** For the audit trail: of the address only the host, for its path may be a secret. */
    String describe() {
        return "url: " + HookUrl.of(url);
    }
}
