package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** A number that goes up after each change that somebody may wait for. */
@Dependent
public class ChangeRows {

    private final Sql sql;

    @Inject
    public ChangeRows(Sql sql) {
        this.sql = sql;
    }

    public long now() {
        return sql.number("select changes from change_counter where id = 1");
    }

    public void up() {
        sql.update("update change_counter set changes = changes + 1 where id = 1");
    }
}
