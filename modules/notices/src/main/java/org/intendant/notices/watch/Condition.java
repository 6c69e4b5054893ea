package org.intendant.notices.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.intendant.notices.Kind;
import org.intendant.notices.Notice.Said;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.jspecify.annotations.Nullable;

/**
 * Something that is amiss for some time. It ends when it was well for a while: what comes and goes in between is one condition
 * and told once.
 */
@Entity
@Table(name = "notice_condition")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class Condition {

    /** How long it must be well before that is believed. */
    static final Duration CALM = Duration.ofMinutes(10);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private What what;

    @Column(name = "target_key")
    private String targetKey;

    @Column(name = "target_name")
    private String targetName;

    private String href;
    private Instant since;

    @Column(name = "well_since")
    private @Nullable Instant wellSince;

    protected Condition() {}

    Condition(Trouble trouble) {
        this.targetKey = trouble.target().key();
        this.since = trouble.since();
        takes(trouble);
    }

    /** It is still so, or again. */
    final void takes(Trouble trouble) {
        this.what = trouble.what();
        this.targetName = trouble.target().name();
        this.href = trouble.href();
        this.wellSince = null;
    }

    /** It is well now; since when, if it was before. */
    void isWell(Instant now) {
        if (wellSince == null) {
            wellSince = now;
        }
    }

    /** Whether it is amiss now, and was for so long, with interruptions. */
    boolean lastsFor(Duration time, Instant now) {
        return wellSince == null && !since.plus(time).isAfter(now);
    }

    boolean isOver(Instant now) {
        return wellSince != null && !wellSince.plus(CALM).isAfter(now);
    }

    Said said() {
        return new Said(what.kind(), targetName + " " + what.words(), href, since);
    }

    Said saidWell(Instant now) {
        return new Said(what.kind(), targetName + " " + what.well(), href, wellSince == null ? now : wellSince);
    }

    long id() {
        return id;
    }

    Kind kind() {
        return what.kind();
    }

    Set<String> targetKeys() {
        return Set.of(targetKey);
    }

    String key() {
        return key(what.kind(), targetKey);
    }

    static String key(Kind kind, String targetKey) {
        return kind + " " + targetKey;
    }
}
