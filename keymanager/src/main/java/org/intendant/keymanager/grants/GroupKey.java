package org.intendant.keymanager.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.intendant.secrets.SealedRow;

/** A group has a single key of a server's account. */
@Entity
@Table(name = "group_key")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class GroupKey extends SealedRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "group_id")
    private long groupId;

    @Column(name = "account_key_id")
    private long accountKeyId;

    protected GroupKey() {}

    GroupKey(long groupId, long accountKeyId) {
        this.groupId = groupId;
        this.accountKeyId = accountKeyId;
    }

    @Override
    protected List<String> sealed() {
        return List.of("group_key", Long.toString(groupId), Long.toString(accountKeyId));
    }

    public Long getId() {
        return id;
    }

    public long getGroupId() {
        return groupId;
    }

    public long getAccountKeyId() {
        return accountKeyId;
    }
}
