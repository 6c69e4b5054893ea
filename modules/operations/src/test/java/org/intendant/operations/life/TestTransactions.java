package org.intendant.operations.life;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Transactions bound to threads over a plain data source, as a server has them, for tests of real statements. */
final class TestTransactions implements TransactionManager {

    private final DataSource plain;
    private final ThreadLocal<Bound> current = new ThreadLocal<>();

    TestTransactions(DataSource plain) {
        this.plain = plain;
    }

    /** Connections of the thread's transaction, or fresh ones where there is none. */
    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && current.get() != null) {
                        return unclosed(current.get().connection);
                    }
                    try {
                        return method.invoke(plain, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getTransactionStatus" -> getStatus();
                    case "registerInterposedSynchronization" ->
                        current.get().after.add((Synchronization) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
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
    public void begin() {
        try {
            Connection connection = plain.getConnection();
            connection.setAutoCommit(false);
            current.set(new Bound(connection));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void commit() {
        if (current.get().doomed) {
            rollback();
            throw new IllegalStateException("The transaction was doomed.");
        }
        end(true);
    }

    @Override
    public void rollback() {
        end(false);
    }

    private void end(boolean commit) {
        Bound bound = current.get();
        current.remove();
        try (Connection connection = bound.connection) {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        bound.after.forEach(each -> each.afterCompletion(commit ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK));
    }

    @Override
    public int getStatus() {
        return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        current.get().doomed = true;
    }

    @Override
    public Transaction getTransaction() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(Transaction transaction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transaction suspend() {
        throw new UnsupportedOperationException();
    }

    private static final class Bound {
        private final Connection connection;
        private final List<Synchronization> after = new ArrayList<>();
        private boolean doomed;

        Bound(Connection connection) {
            this.connection = connection;
        }
    }
}
