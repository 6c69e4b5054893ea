package org.intendant.operations.store;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements with their values, in the current transaction or, where there is none, each on its own. */
@ApplicationScoped
public class Sql {

    @Resource(lookup = "java:jboss/datasources/Intendant")
    @Nullable
    DataSource source;

    @Resource(lookup = "java:jboss/TransactionManager")
    @Nullable
    TransactionManager transactions;

    public Sql() {}

    /** For tests: a source whose connections join the manager's transaction. */
    public Sql(DataSource source, TransactionManager transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    public DataSource source() {
        return requireNonNull(source);
    }

    public TransactionManager transactions() {
        return requireNonNull(transactions);
    }

    /** Makes one thing of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(RowReader<T> reader, String statement, @Nullable Object... values) {
        try (Connection connection = source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        } catch (SQLException broken) {
            throw new StatementFailed(broken);
        }
    }

    public <T> Optional<T> first(RowReader<T> reader, String statement, @Nullable Object... values) {
        return list(reader, statement, values).stream().findFirst();
    }

    public long number(String statement, @Nullable Object... values) {
        return first(row -> row.getLong(1), statement, values).orElse(0L);
    }

    /** How many rows it changed. */
    public int update(String statement, @Nullable Object... values) {
        try (Connection connection = source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException broken) {
            throw new StatementFailed(broken);
        }
    }

    /** The number that the database gave the new row. */
    public long insert(String statement, @Nullable Object... values) {
        try (Connection connection = source().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement, new String[] {"id"})) {
            bind(prepared, values);
            prepared.executeUpdate();
            try (ResultSet keys = prepared.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException broken) {
            throw new StatementFailed(broken);
        }
    }

    /** Runs in the current transaction, or in one of its own that is rolled back when something is thrown. */
    public <T> T transaction(Supplier<T> work) {
        try {
            if (transactions().getStatus() == Status.STATUS_ACTIVE) {
                return work.get();
            }
            transactions().begin();
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                if (done) {
                    transactions().commit();
                } else {
                    transactions().rollback();
                }
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | jakarta.transaction.HeuristicMixedException
                | jakarta.transaction.HeuristicRollbackException broken) {
            throw new StatementFailed(broken);
        }
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    private static void bind(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                prepared.setObject(i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            } else if (value instanceof Enum<?> name) {
                prepared.setString(i + 1, name.name());
            } else if (value instanceof byte[] bytes) {
                prepared.setBytes(i + 1, bytes);
            } else if (value == null) {
                prepared.setNull(i + 1, Types.NULL);
            } else {
                prepared.setObject(i + 1, value);
            }
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** For a column that is never null. */
    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
