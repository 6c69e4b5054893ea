package org.intendant.notices.wishes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.intendant.notices.Kind;
import org.intendant.people.Actor;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Something that is not told for a time: a kind, a server, or all; to one person, or to nobody at all. */
@Entity
@Table(name = "notice_mute")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Mute {

    private static final int MOST_HOURS = 30 * 24;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id")
    private @Nullable Long personId;

    private String kind;

    @Column(name = "target_key")
    private String targetKey;

    @Column(name = "target_name")
    private String targetName;

    @Column(name = "until_")
    private Instant until;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    protected Mute() {}

    /**
     * From now on.
     *
     * @throws Refused in {@code hours}
     */
    Mute(MuteDraft draft, @Nullable Target target, Actor by, Instant now) {
        if (draft.getHours() < 1 || draft.getHours() > MOST_HOURS) {
            throw new Refused("hours", "Give 1 to " + MOST_HOURS + " hours, which is 30 days.");
        }
        Kind only = draft.getKind();
        this.personId = draft.isEverybody() ? null : by.personId();
        this.kind = only == null ? "" : only.name();
        this.targetKey = target == null ? "" : target.key();
        this.targetName = target == null ? "" : target.name();
        this.until = now.plus(Duration.ofHours(draft.getHours()));
        this.madeBy = by.name();
        this.madeAt = now;
    }

    /** Whether it keeps this from that person; of several targets, all must be muted. */
    boolean keeps(long person, Kind of, Collection<String> targetKeys) {
        return (personId == null || personId == person)
                && (kind.isEmpty() || kind.equals(of.name()))
                && (targetKey.isEmpty() || targetKeys.stream().allMatch(targetKey::equals));
    }

    /** {@code Everything about web1}. */
    public String getWhat() {
        String about = kind.isEmpty() ? "Everything" : Kind.valueOf(kind).getWords();
        return targetName.isEmpty() ? about : about + ": " + targetName;
    }

    public Long getId() {
        return id;
    }

    public boolean isForEverybody() {
        return personId == null;
    }

    public Instant getUntil() {
        return until;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    @Nullable
    Long personId() {
        return personId;
    }

    /** For the audit trail. */
    String describe() {
        return "what: " + getWhat() + "\nfor: " + (personId == null ? "everybody" : madeBy) + "\nuntil: " + until;
    }
}
