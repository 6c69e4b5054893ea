package org.intendant.samba.shares;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.intendant.secrets.SealedLink;

/** What a user may do with a share, with its seal; the same row as an element of {@link Share#access}. */
@Entity
@Table(name = "samba_access")
@AttributeOverride(name = "key.fromId", column = @Column(name = "share_id"))
@AttributeOverride(name = "key.toId", column = @Column(name = "user_id"))
public class SealedAccess extends SealedLink {

    private boolean writes;

    protected SealedAccess() {}

    @Override
    protected List<String> sealed() {
        return List.of("samba_access", Long.toString(from()), Long.toString(to()), writes ? "writes" : "reads");
    }

    public long shareId() {
        return from();
    }

    public long userId() {
        return to();
    }

    public boolean writes() {
        return writes;
    }
}
