package org.intendant.servers;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** That a person owns a server, with its seal; the same row as an element of {@link Server#owners}. */
@Entity
@Table(name = "server_owner")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class ServerOwner extends SealedRow {

    @EmbeddedId
    private Key key;

    protected ServerOwner() {}

    @Override
    protected List<String> sealed() {
        return List.of("server_owner", Long.toString(key.serverId), Long.toString(key.personId));
    }

    public long serverId() {
        return key.serverId;
    }

    public long personId() {
        return key.personId;
    }

    /** Who owns which. */
    @Embeddable
    static class Key implements Serializable {

        @Column(name = "server_id")
        private long serverId;

        @Column(name = "person_id")
        private long personId;

        protected Key() {}

        Key(long serverId, long personId) {
            this.serverId = serverId;
            this.personId = personId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.serverId == serverId && key.personId == personId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(serverId, personId);
        }
    }
}
