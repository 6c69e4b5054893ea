package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.plans.Approval;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** The rows of parts. What a worker writes names its epoch; an answer of false means that it was overtaken. */
@Dependent
public class PartRows {

    private final Sql sql;

    @Inject
    public PartRows(Sql sql) {
        this.sql = sql;
    }

    public void add(long operation, int place, Target target, Approval approval) {
        sql.update(
                """
                insert into operation_part (id, operation, place, target_type, target_id, target_name, target_key, state,
                  now_words, error, begun, output_stored, log_total, epoch, approval)
                values (?, ?, ?, ?, ?, ?, ?, 'WAITING', '', '', '', 0, 0, 0, ?)""",
                UUID.randomUUID().toString(),
                operation,
                place,
                target.type(),
                target.id(),
                target.name(),
                target.key(),
                Json.of(approval));
    }

    public List<OperationPart> of(long operation) {
        return sql.list(PartRows::read, "select * from operation_part where operation = ? order by place", operation);
    }

    public Optional<OperationPart> find(long operation, int place) {
        return sql.first(
                PartRows::read, "select * from operation_part where operation = ? and place = ?", operation, place);
    }

    /** What a worker needs of a part beside what people see. */
    public Progress progress(String id) {
        return sql.first(
                        row -> new Progress(
                                OperationState.valueOf(row.getString("state")),
                                row.getLong("output_stored"),
                                row.getLong("log_total"),
                                row.getString("begun"),
                                Json.approval(row.getString("approval"))),
                        "select state, output_stored, log_total, begun, approval from operation_part where id = ?",
                        id)
                .orElseThrow();
    }

    /** From waiting or, after a crash, from running. False when it was cancelled meanwhile, or overtaken. */
    public boolean begin(String id, long epoch, Instant now) {
        return sql.update("""
                        update operation_part set state = 'RUNNING', started = coalesce(started, ?)
                        where id = ? and epoch = ? and state in ('WAITING', 'RUNNING')""", now, id, epoch) == 1;
    }

    /** What happens now; of a part that has ended nothing does. */
    public boolean now(String id, long epoch, String words) {
        return sql.update(
                        "update operation_part set now_words = ? where id = ? and epoch = ? and ended is null",
                        words,
                        id,
                        epoch)
                == 1;
    }

    /** Remembers that a one-off step began, before it does. */
    public boolean begun(String id, long epoch, String digests) {
        return sql.update("update operation_part set begun = ? where id = ? and epoch = ?", digests, id, epoch) == 1;
    }

    /** Keeps other workers from taking it over until the end of the transaction; false when one has. */
    public boolean hold(String id, long epoch) {
        return sql.update("update operation_part set epoch = epoch where id = ? and epoch = ?", id, epoch) == 1;
    }

    public boolean end(String id, long epoch, End end, Instant now) {
        return sql.update(
                        "update operation_part set state = ?, error = ?, exit_code = ?, now_words = '', ended = ? where id = ? and epoch = ? and ended is null",
                        end.state(),
                        end.error(),
                        end.exit(),
                        now,
                        id,
                        epoch)
                == 1;
    }

    /**
     * How a part ended.
     *
     * @param error a sentence, or empty
     * @param exit of its command, where it had one that came to its end
     */
    public record End(
            OperationState state, String error, @Nullable Integer exit) {}

    /** Ends parts that did not begin. */
    public void cancelWaiting(long operation, Instant now) {
        sql.update(
                "update operation_part set state = 'CANCELLED', now_words = '', ended = ? where operation = ? and state = 'WAITING'",
                now,
                operation);
    }

    private static OperationPart read(ResultSet row) throws SQLException {
        return new OperationPart(
                row.getString("id"),
                row.getInt("place"),
                new Target(row.getString("target_type"), row.getLong("target_id"), row.getString("target_name")),
                OperationState.valueOf(row.getString("state")),
                row.getString("now_words"),
                exit(row),
                row.getString("error"),
                Sql.instant(row, "started"),
                Sql.instant(row, "ended"));
    }

    private static @Nullable Integer exit(ResultSet row) throws SQLException {
        return Sql.intOrNull(row, "exit_code");
    }

    /**
     * How far a part came.
     *
     * @param outputStored raw bytes that are stored
     * @param logTotal bytes of its log, raw ones and words of ours
     * @param begun digests of one-off steps that were begun, separated by blanks
     * @param approval what was approved on its target
     */
    public record Progress(OperationState state, long outputStored, long logTotal, String begun, Approval approval) {}
}
