package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order.Lane;
import org.jspecify.annotations.Nullable;

/** Who works on which operation: handed to a job, claimed by a server, taken over by one conditional update. */
@Dependent
public class LifeRows {

    private final Sql sql;

    @Inject
    public LifeRows(Sql sql) {
        this.sql = sql;
    }

    /** Operations that were handed over and are not at their end. */
    public long inLane(Lane lane) {
        return sql.number(
                "select count(*) from operation where lane = ? and job is not null and state in ('WAITING', 'RUNNING')",
                lane);
    }

    /** The longest waiting first. */
    public List<Long> notHanded(Lane lane, long most) {
        return sql.list(
                row -> row.getLong(1),
                "select id from operation where lane = ? and job is null and state in ('WAITING', 'RUNNING') order by id limit ?",
                lane,
                most);
    }

    /** Hands it to a job; false when somebody else did. */
    public boolean hand(long id, String job, Instant now) {
        return sql.update(
                        "update operation set job = ?, handed = ? where id = ? and job is null and state in ('WAITING', 'RUNNING')",
                        job,
                        now,
                        id)
                == 1;
    }

    /** Takes back what no server has claimed: its job went missing or found no place. */
    public boolean takeBack(long id, String job) {
        return sql.update(
                        "update operation set job = null, handed = null where id = ? and job = ? and node is null",
                        id,
                        job)
                == 1;
    }

    /** Jobs that nobody claimed since then. */
    public List<Handed> unclaimedSince(Instant then) {
        return sql.list(
                row -> new Handed(row.getLong("id"), row.getString("job")),
                "select id, job from operation where node is null and job is not null and handed < ? and state in ('WAITING', 'RUNNING')",
                then);
    }

    /** A server begins: the epoch that its writes must name, or empty when the job is not the operation's any more. */
    public Optional<Long> claim(long id, String job, String node, Instant now) {
        return sql.transaction(() -> {
            boolean mine = sql.update("""
                            update operation set node = ?, state = 'RUNNING', started = coalesce(started, ?), epoch = epoch + 1
                            where id = ? and job = ? and node is null and state in ('WAITING', 'RUNNING')""", node, now, id, job) == 1;
            return mine ? Optional.of(spread(id)) : Optional.empty();
        });
    }

    /** Takes an operation from a server that is silent; false when it moved on meanwhile. */
    public boolean takeOver(long id, String silent, long epoch) {
        return sql.transaction(() -> {
            boolean taken = sql.update("""
                            update operation set node = null, job = null, handed = null, epoch = epoch + 1
                            where id = ? and node = ? and epoch = ? and state in ('WAITING', 'RUNNING')""", id, silent, epoch) == 1;
            if (taken) {
                spread(id);
            }
            return taken;
        });
    }

    /** Gives the parts their operation's epoch, so that writes of an overtaken worker fail. */
    private long spread(long id) {
        long epoch = sql.number("select epoch from operation where id = ?", id);
        sql.update("update operation_part set epoch = ? where operation = ?", epoch, id);
        return epoch;
    }

    /** What belongs to this server and is not at its end. */
    public List<Held> heldBy(String node) {
        return sql.list(
                row -> new Held(row.getLong("id"), row.getLong("epoch"), Sql.instant(row, "cancel_asked")),
                "select id, epoch, cancel_asked from operation where node = ? and state in ('WAITING', 'RUNNING')",
                node);
    }

    /** Who holds something, is not this server, and has no row of his own. */
    public List<String> unknownHolders(String node) {
        return sql.list(row -> row.getString(1), """
                select distinct node from operation where node <> ? and state in ('WAITING', 'RUNNING')
                and not exists (select 1 from server_node where server_node.id = operation.node)""", node);
    }

    public boolean holds(long id, long epoch) {
        return sql.number("select count(*) from operation where id = ? and epoch = ? and node is not null", id, epoch)
                == 1;
    }

    public boolean cancelAsked(long id) {
        return sql.number("select count(*) from operation where id = ? and cancel_asked is not null", id) == 1;
    }

    /** Writes the end and gives the place in the lane back. */
    public boolean end(long id, long epoch, OperationState state, Instant now) {
        return sql.update(
                        "update operation set state = ?, ended = ?, node = null where id = ? and epoch = ? and ended is null",
                        state,
                        now,
                        id,
                        epoch)
                == 1;
    }

    /** An operation with the job that it was handed to. */
    public record Handed(long id, String job) {}

    /** An operation that a server works on. */
    public record Held(long id, long epoch, @Nullable Instant cancelAsked) {}
}
