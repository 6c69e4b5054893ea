package org.intendant.notices.watch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That a person was told of a condition: not again, but when it is over. */
@Entity
@Table(name = "notice_told")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class Told {

    @EmbeddedId
    private Key key;

    protected Told() {}

    Told(long condition, long person) {
        this.key = new Key(condition, person);
    }

    long condition() {
        return key.condition;
    }

    long person() {
        return key.person;
    }

    /** Whom and of what. */
    @Embeddable
    static class Key implements Serializable {

        @Column(name = "condition_id")
        private long condition;

        @Column(name = "person_id")
        private long person;

        protected Key() {}

        Key(long condition, long person) {
            this.condition = condition;
            this.person = person;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.condition == condition && key.person == person;
        }

        @Override
        public int hashCode() {
            return Objects.hash(condition, person);
        }
    }
}
