package org.intendant.servers;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.intendant.secrets.SealedLink;

/** That a person owns a server, with its seal; the same row as an element of {@link Server#owners}. */
@Entity
@Table(name = "server_owner")
@AttributeOverride(name = "key.fromId", column = @Column(name = "server_id"))
@AttributeOverride(name = "key.toId", column = @Column(name = "person_id"))
public class ServerOwner extends SealedLink {

    protected ServerOwner() {}

    @Override
    protected List<String> sealed() {
        return List.of("server_owner", Long.toString(from()), Long.toString(to()));
    }

    public long serverId() {
        return from();
    }

    public long personId() {
        return to();
    }
}
