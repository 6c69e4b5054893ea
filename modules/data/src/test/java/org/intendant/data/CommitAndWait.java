package org.intendant.data;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A small program that commits one row, says so, and waits to be killed. */
final class CommitAndWait {

    private CommitAndWait() {}

    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[1]);
        try (var connection = DriverManager.getConnection(H2.url(Path.of(arguments[0])), H2.USER, H2.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists promise (number int primary key)");
            connection.setAutoCommit(false);
            statement.execute("insert into promise values (" + number + ")");
            try (var rows = statement.executeQuery("select count(*) from promise")) {
                rows.next();
                int before = rows.getInt(1) - 1;
                connection.commit();
                System.out.println(before);
            }
            System.in.read();
        }
    }
}
