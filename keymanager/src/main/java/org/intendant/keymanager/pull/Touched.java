package org.intendant.keymanager.pull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.intendant.plans.Target;

/** Something changed that may decide about access, and what servers fetch was not looked at since. */
@Entity
@Table(name = "key_touched")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Touched {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "subject_type")
    private String type;

    @Column(name = "subject_id")
    private long subjectId;

    protected Touched() {}

    Touched(Target subject) {
        this.type = subject.type();
        this.subjectId = subject.id();
    }

    Target subject() {
        return new Target(type, subjectId, "");
    }
}
