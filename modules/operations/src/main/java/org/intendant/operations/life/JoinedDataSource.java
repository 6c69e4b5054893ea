package org.intendant.operations.life;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database as JobRunr sees it: while a transaction is active, its own commits do nothing and its rollback dooms that
 * transaction, so that enqueueing a job is part of it.
 */
final class JoinedDataSource implements DataSource {

    private final DataSource source;
    private final TransactionManager transactions;

    JoinedDataSource(DataSource source, TransactionManager transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        return active() ? joined(connection) : connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("The data source knows its user.");
    }

    private boolean active() throws SQLException {
        try {
            return transactions.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException broken) {
            throw new SQLException(broken);
        }
    }

    private Connection joined(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JoinedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setAutoCommit")
                            || method.getName().equals("commit")) {
                        return null;
                    }
                    if (method.getName().equals("getAutoCommit")) {
                        return false;
                    }
                    if (method.getName().equals("rollback")) {
                        transactions.setRollbackOnly();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(JoinedDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
