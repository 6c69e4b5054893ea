package org.intendant.samba.shares;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/** What one user may do with a share: read, and perhaps write. */
@Embeddable
public class ShareAccess {

    @Column(name = "user_id")
    private long userId;

    private boolean writes;

    protected ShareAccess() {}

    ShareAccess(long userId, boolean writes) {
        this.userId = userId;
        this.writes = writes;
    }

    public long userId() {
        return userId;
    }

    public boolean writes() {
        return writes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShareAccess that && userId == that.userId && writes == that.writes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, writes);
    }
}
