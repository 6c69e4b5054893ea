package org.intendant.notices.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.notices.Kind;
import org.intendant.notices.Notice.Said;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.jspecify.annotations.Nullable;

/** An operation that failed or was lost, until everybody who wants to is told. Holds nothing that it printed: T15. */
@Entity
@Table(name = "notice_event")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class NoticeEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long operation;
    private String title;
    private boolean lost;

    @Column(name = "actor_id")
    private @Nullable Long actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "target_keys")
    private String targetKeys;

    private Instant at;

    protected NoticeEvent() {}

    NoticeEvent(Operation ended, List<OperationPart> parts, Instant at) {
        this.operation = ended.id();
        this.title = ended.title();
        this.lost = ended.state() == OperationState.LOST;
        this.actorId = ended.actorId();
        this.actorName = ended.actorName();
        this.targetKeys = parts.stream().map(part -> part.target().key()).collect(Collectors.joining(" "));
        this.at = at;
    }

    boolean isOf(long personId) {
        return actorId != null && actorId == personId;
    }

    Set<String> targetKeys() {
        return Set.of(targetKeys.split(" "));
    }

    Said said(Kind kind) {
        return new Said(
                kind,
                "Operation " + operation + (lost ? " was lost: " : " failed: ") + title
                        + (kind == Kind.ANY_OPERATION ? ", started by " + actorName : ""),
                "/operations/operation.xhtml?id=" + operation,
                at);
    }
}
