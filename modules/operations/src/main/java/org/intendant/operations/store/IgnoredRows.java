package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.intendant.operations.Ignored;
import org.intendant.plans.Target;

/** Decisions to leave a difference for a while: one for each kind of thing on each target. */
@Dependent
public class IgnoredRows {

    private final Sql sql;

    @Inject
    public IgnoredRows(Sql sql) {
        this.sql = sql;
    }

    /** Puts a decision in the place of the one before. */
    public void keep(String kind, Target target, String digest, Ignored decision) {
        remove(kind, target);
        sql.update(
                "insert into ignored_difference (kind, target_key, digest, ends, actor_name, at) values (?, ?, ?, ?, ?, ?)",
                kind,
                target.key(),
                digest,
                decision.ends(),
                decision.by(),
                decision.at());
    }

    /** False where there was none. */
    public boolean remove(String kind, Target target) {
        return sql.update("delete from ignored_difference where kind = ? and target_key = ?", kind, target.key()) == 1;
    }

    /** Ends what was decided of another difference than this one. */
    public void found(String kind, Target target, String digest) {
        sql.update(
                "delete from ignored_difference where kind = ? and target_key = ? and digest <> ?",
                kind,
                target.key(),
                digest);
    }

    /** Removes what is over, and what was decided of things that are not compared any more. */
    public void removeExpired(Instant now) {
        sql.update("""
                delete from ignored_difference where ends < ? or not exists (select 1 from comparison c
                  where c.kind = ignored_difference.kind and c.target_key = ignored_difference.target_key)""", now);
    }
}
