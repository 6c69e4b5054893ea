package org.intendant.keymanager.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.intendant.secrets.SealedRow;

/** A group has a server: all keys of its accounts, also those that come later. */
@Entity
@Table(name = "group_server")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class GroupServer extends SealedRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "group_id")
    private long groupId;

    @Column(name = "server_id")
    private long serverId;

    protected GroupServer() {}

    GroupServer(long groupId, long serverId) {
        this.groupId = groupId;
        this.serverId = serverId;
    }

    @Override
    protected List<String> sealed() {
        return List.of("group_server", Long.toString(groupId), Long.toString(serverId));
    }

    public Long getId() {
        return id;
    }

    public long getGroupId() {
        return groupId;
    }

    public long getServerId() {
        return serverId;
    }
}
