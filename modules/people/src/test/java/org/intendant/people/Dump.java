package org.intendant.people;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Everything that stands in the tables of people, as text: for searching it for what must not be there. */
public final class Dump {

    private static final List<String> TABLES = List.of(
            "person", "sign_in", "api_token", "one_time_link", "sign_in_attempt", "known_network", "audit_entry");

    private Dump() {}

    public static String of(DataSource database) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.getConnection()) {
            for (String table : TABLES) {
                try (var statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + table)) {
                    write(rows, text);
                }
            }
        }
        return text.toString();
    }

    private static void write(ResultSet rows, StringBuilder text) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                text.append(rows.getString(column)).append(' ');
            }
            text.append('\n');
        }
    }
}
