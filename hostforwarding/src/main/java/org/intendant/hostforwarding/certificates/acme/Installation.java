package org.intendant.hostforwarding.certificates.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A renewed certificate that is not on a server yet. */
@Entity
@Table(name = "certificate_installation")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
class Installation {

    @EmbeddedId
    private Key key;

    private int tries;
    private Instant due;
    private String said = "";

    protected Installation() {}

    Installation(long certificateId, long serverId) {
        this.key = new Key(certificateId, serverId);
    }

    void wanted(Instant now) {
        tries = 0;
        due = now;
        said = "";
    }

    void failed(String sentence) {
        said = sentence;
    }

    long certificateId() {
        return key.certificateId;
    }

    long serverId() {
        return key.serverId;
    }

    int tries() {
        return tries;
    }

    /** When it is tried next. */
    Instant due() {
        return due;
    }

    String said() {
        return said;
    }

    /** Which one, and where. */
    @Embeddable
    static class Key implements Serializable {

        @Column(name = "certificate_id")
        private long certificateId;

        @Column(name = "server_id")
        private long serverId;

        protected Key() {}

        Key(long certificateId, long serverId) {
            this.certificateId = certificateId;
            this.serverId = serverId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && certificateId == that.certificateId && serverId == that.serverId;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(31 * certificateId + serverId);
        }
    }
}
