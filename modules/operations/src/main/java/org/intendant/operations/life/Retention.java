package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;
import org.intendant.operations.store.IgnoredRows;
import org.intendant.operations.store.Sql;

/** Removes operations, with their logs, that ended before the time that the operator wants them kept, and decisions that are over. */
@ApplicationScoped
public class Retention implements Expiring {

    private static final int AT_ONCE = 100;

    @Inject
    Sql sql;

    @Inject
    Settings settings;

    @Inject
    IgnoredRows ignored;

    @Override
    public void removeExpired(Instant now) {
        ignored.removeExpired(now);
        Instant before = now.minus(settings.keepOperations());
        while (!Thread.currentThread().isInterrupted()) {
            List<Long> old = sql.list(
                    row -> row.getLong(1),
                    "select id from operation where ended < ? order by id limit ?",
                    before,
                    AT_ONCE);
            old.forEach(this::remove);
            if (old.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void remove(long operation) {
        sql.transaction(() -> {
            sql.update("delete from log_chunk where operation = ?", operation);
            sql.update("delete from operation_part where operation = ?", operation);
            sql.update("delete from operation_lock where operation = ?", operation);
            sql.update("delete from operation where id = ?", operation);
        });
    }
}
