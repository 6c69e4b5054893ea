package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/** One operation of a kind on a target: a unique row for as long as the part is not at its end. */
@Dependent
public class LockRows {

    private final Sql sql;

    @Inject
    public LockRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes the target for this operation.
     *
     * @throws Refused as a conflict, naming the operation that has it
     */
    public void take(String kind, Target target, long operation) {
        sql.first(
                        row -> row.getLong(1),
                        "select operation from operation_lock where kind = ? and target_key = ?",
                        kind,
                        target.key())
                .ifPresent(holder -> {
                    throw new Refused(
                            Refused.Why.CONFLICT,
                            "Operation " + holder + " is doing the same on " + target.name() + ". Wait for its end.");
                });
        try {
            sql.update(
                    "insert into operation_lock (kind, target_key, operation) values (?, ?, ?)",
                    kind,
                    target.key(),
                    operation);
        } catch (StatementFailed failed) {
            if (failed.duplicate()) {
                throw new Refused(
                        Refused.Why.CONFLICT,
                        "Somebody else started the same on " + target.name() + " at this moment. Wait for its end.");
            }
            throw failed;
        }
    }

    public void release(String kind, Target target, long operation) {
        sql.update(
                "delete from operation_lock where kind = ? and target_key = ? and operation = ?",
                kind,
                target.key(),
                operation);
    }
}
