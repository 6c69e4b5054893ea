package org.intendant.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every module's first migration runs, also where other tables stand already. */
abstract class MigrationsContract {

    abstract TestDatabase database(List<String> modules);

    @Test
    void runsTheFirstMigrationOfEveryModule() throws SQLException {
        try (TestDatabase database = database(List.of("first", "second"))) {
            assertThat(ranIn(database, "first")).contains("1");
            assertThat(ranIn(database, "second")).contains("1");
        }
    }

    @Test
    void runsThemInASchemaThatOthersHaveFilled() throws SQLException {
        try (TestDatabase database = database(List.of())) {
            try (var connection = database.source().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table jobrunr_jobs (id int)");
            }
            new Migrations(database.source(), List.of("first", "second")).run();

            assertThat(ranIn(database, "first")).contains("1");
            assertThat(ranIn(database, "second")).contains("1");
        }
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        try (TestDatabase database = database(List.of("first"))) {
            List<String> before = ranIn(database, "first");
            new Migrations(database.source(), List.of("first")).run();

            assertThat(ranIn(database, "first")).isEqualTo(before).contains("1");
        }
    }

    private static List<String> ranIn(TestDatabase database, String module) throws SQLException {
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select \"version\" from \"migrations_" + module
                        + "\" where \"success\" = true order by \"installed_rank\"")) {
            List<String> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
            return versions;
        }
    }
}
