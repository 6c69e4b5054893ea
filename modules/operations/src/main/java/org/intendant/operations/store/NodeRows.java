package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The servers that share this database: a row for each start of a process. */
@Dependent
public class NodeRows {

    private final Sql sql;

    @Inject
    public NodeRows(Sql sql) {
        this.sql = sql;
    }

    public void add(String id, String home, Instant now) {
        sql.update(
                "insert into server_node (id, home, beats, started, beat) values (?, ?, 0, ?, ?)", id, home, now, now);
    }

    /** False when the row has gone: others took this server for dead. */
    public boolean beat(String id, Instant now) {
        return sql.update("update server_node set beats = beats + 1, beat = ? where id = ?", now, id) == 1;
    }

    /** All but this one. */
    public List<Beat> others(String id) {
        return sql.list(
                row -> new Beat(row.getString("id"), row.getString("home"), row.getLong("beats")),
                "select id, home, beats from server_node where id <> ?",
                id);
    }

    public void remove(String id) {
        sql.update("delete from server_node where id = ?", id);
    }

    /** How often a server has beaten. */
    public record Beat(String id, String home, long beats) {}
}
