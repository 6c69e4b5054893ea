package org.intendant.keymanager.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.intendant.keymanager.LastDay;
import org.intendant.secrets.SealedRow;
import org.jspecify.annotations.Nullable;

/** Where a group may log in: every account of a server that Intendant manages, or one of them. It may end. */
@Entity(name = "AccessGrant") // "grant" is a word of the query language
@Table(name = "access_grant")
@SuppressWarnings("NullAway.Init") // Jakarta Persistence fills the fields
public class Grant extends SealedRow {

    /** In place of an account: all of them. */
    public static final long EVERY_ACCOUNT = 0;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private int version;

    @Column(name = "group_id")
    private long groupId;

    @Column(name = "server_id")
    private long serverId;

    @Column(name = "account_id")
    private long accountId;

    private @Nullable Instant ends;
    private Instant given;

    protected Grant() {}

    Grant(long groupId, long serverId, long accountId, Instant now) {
        this.groupId = groupId;
        this.serverId = serverId;
        this.accountId = accountId;
        this.given = now;
    }

    void endsAt(@Nullable Instant end) {
        this.ends = end;
    }

    @Override
    protected List<String> sealed() {
        return List.of(
                "access_grant",
                Long.toString(groupId),
                Long.toString(serverId),
                Long.toString(accountId),
                ends == null ? "" : Long.toString(ends.getEpochSecond()));
    }

    /** Whether it gives anything at this time. */
    public boolean isGood(Instant now) {
        return ends == null || now.isBefore(ends);
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

    /** Primary key of the account, or {@link #EVERY_ACCOUNT}. */
    public long getAccountId() {
        return accountId;
    }

    /** From when on it gives nothing; null for never. */
    public @Nullable Instant getEnds() {
        return ends;
    }

    /** The last day on which it is good, as people write it; empty for no end. */
    public String lastDay() {
        return ends == null ? "" : String.valueOf(LastDay.of(ends));
    }

    public Instant getGiven() {
        return given;
    }
}
