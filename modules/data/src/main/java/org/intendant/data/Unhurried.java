package org.intendant.data;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A data source for work that may take long: its connections wait for an answer without a limit, and get the usual one back
 * before they return to the pool.
 */
final class Unhurried {

    private Unhurried() {}

    static DataSource of(DataSource source) {
        return proxy(DataSource.class, (method, call) -> {
            Object made = call.make(source);
            return made instanceof Connection connection ? patient(connection) : made;
        });
    }

    private static Connection patient(Connection connection) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        return proxy(Connection.class, (method, call) -> {
            if (method.equals("close")) {
                hurried(connection, usual);
            }
            return call.make(connection);
        });
    }

    /** One that is broken is not used again, whatever its limit. */
    private static void hurried(Connection connection, int usual) throws SQLException {
        if (connection.isValid(1)) {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }

    private static <T> T proxy(Class<T> type, Around around) {
        return type.cast(Proxy.newProxyInstance(
                Unhurried.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> around.call(method.getName(), target -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                })));
    }

    /** What happens around a call. */
    @FunctionalInterface
    private interface Around {
        Object call(String method, Call call) throws Throwable;
    }

    /** The call itself. */
    @FunctionalInterface
    private interface Call {
        Object make(Object target) throws Throwable;
    }
}
