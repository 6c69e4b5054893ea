package org.intendant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.intendant.plans.Refused;
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
            change(database, "create table jobrunr_jobs (id int)");
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

    /** T44: what stands is kept before it is changed, and only then. */
    @Test
    void saysWhatWillChangeBeforeTablesOfAnEarlierVersionDo() {
        try (TestDatabase database = database(List.of())) {
            List<String> said = new ArrayList<>();
            new Migrations(database.source(), List.of("first")).run(said::add);
            assertThat(said).as("into an empty database").isEmpty();

            new Migrations(database.source(), List.of("first", "second")).run(said::add);
            assertThat(said).containsExactly("second 0 to 1");

            new Migrations(database.source(), List.of("first", "second")).run(said::add);
            assertThat(said).as("with nothing to do").hasSize(1);
        }
    }

    /** T44 */
    @Test
    void changesNothingWhereItCannotBeKept() throws SQLException {
        try (TestDatabase database = database(List.of("first"))) {
            Migrations both = new Migrations(database.source(), List.of("first", "second"));

            assertThatThrownBy(() -> both.run(changes -> {
                        throw new Refused("", "no backup");
                    }))
                    .hasMessage("no backup");

            assertThatThrownBy(() -> ranIn(database, "second")).isInstanceOf(SQLException.class);
        }
    }

    /** T44: an older one leaves the tables of a newer one alone. */
    @Test
    void refusesTablesThatANewerOneHasMade() throws SQLException {
        try (TestDatabase database = database(List.of("first"))) {
            change(
                    database,
                    "insert into \"migrations_first\" (\"installed_rank\", \"version\", \"description\","
                            + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                            + " values (99, '7', 'later', 'SQL', 'V7__later.sql', 'somebody', 1, true)");
            Migrations older = new Migrations(database.source(), List.of("first", "second"));

            assertThatThrownBy(older::run)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("belongs to a newer Intendant: first is at 7 there and at 1 here")
                    .hasMessageContaining("Nothing was changed");

            assertThatThrownBy(() -> ranIn(database, "second")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesAMigrationThatWasChangedAfterItRan() throws SQLException {
        try (TestDatabase database = database(List.of("first"))) {
            change(database, "update \"migrations_first\" set \"checksum\" = \"checksum\" + 1 where \"version\" = '1'");
            Migrations again = new Migrations(database.source(), List.of("first"));

            assertThatThrownBy(again::run)
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("checksum mismatch");
        }
    }

    @Test
    void refusesToGoOnAfterAMigrationThatFailed() throws SQLException {
        try (TestDatabase database = database(List.of("first"))) {
            change(database, "update \"migrations_first\" set \"success\" = false where \"version\" = '1'");
            Migrations again = new Migrations(database.source(), List.of("first"));

            assertThatThrownBy(again::run).isInstanceOf(FlywayException.class).hasMessageContaining("failed");
        }
    }

    private static void change(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
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
