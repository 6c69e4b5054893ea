package org.intendant.secrets;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sealed row that lets one thing have another: a group a person, a server an owner. Its table names both columns. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public abstract class SealedLink extends SealedRow {

    @EmbeddedId
    private Key key;

    protected SealedLink() {}

    /** Primary key of what has the other. */
    protected long from() {
        return key.fromId;
    }

    /** Primary key of the other. */
    protected long to() {
        return key.toId;
    }

    /** Both. */
    @Embeddable
    public static class Key implements Serializable {

        private long fromId;
        private long toId;

        protected Key() {}

        Key(long fromId, long toId) {
            this.fromId = fromId;
            this.toId = toId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.fromId == fromId && key.toId == toId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(fromId, toId);
        }
    }
}
