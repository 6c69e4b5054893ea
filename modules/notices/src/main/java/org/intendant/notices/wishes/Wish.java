package org.intendant.notices.wishes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import org.intendant.notices.Channel;
import org.intendant.notices.Kind;
import org.intendant.plans.Refused;

/** How one person wants to hear of one kind. Without a row it is as the kind says. */
@Entity
@Table(name = "notice_wish")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Wish {

    static final int MOST_MINUTES = 7 * 24 * 60;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id")
    private long personId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "by_mail")
    private boolean byMail;

    @Column(name = "by_hook")
    private boolean byHook;

    @Column(name = "after_minutes")
    private int afterMinutes;

    protected Wish() {}

    /** As it is for whoever has said nothing. */
    Wish(long personId, Kind kind) {
        this.personId = personId;
        this.kind = kind;
        this.byMail = kind.usuallyByMail();
        this.afterMinutes = kind.usualMinutes();
    }

    /** @throws Refused in {@code after} */
    void becomes(boolean mail, boolean hook, int minutes) {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new Refused("after", "Give 0 to " + MOST_MINUTES + " minutes, which is a week.");
        }
        this.byMail = mail;
        this.byHook = hook;
        this.afterMinutes = kind.isLasting() ? minutes : 0;
    }

    boolean isNew() {
        return id == null;
    }

    long personId() {
        return personId;
    }

    public Kind kind() {
        return kind;
    }

    public boolean by(Channel channel) {
        return channel == Channel.MAIL ? byMail : byHook;
    }

    public int afterMinutes() {
        return afterMinutes;
    }

    public Duration after() {
        return Duration.ofMinutes(afterMinutes);
    }

    public boolean isWanted() {
        return byMail || byHook;
    }

    /** For the audit trail. */
    String describe() {
        return kind + ": " + (byMail ? "mail " : "") + (byHook ? "webhook " : "") + (isWanted() ? "" : "no ")
                + (kind.isLasting() ? "after " + afterMinutes + " min" : "");
    }
}
