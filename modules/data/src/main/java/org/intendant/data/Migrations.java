package org.intendant.data;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.intendant.plans.Refused;

/**
 * Brings the tables of every module to what the code expects: {@code db/migration/<module>} with a history table of its
 * own, in the order of the modules, under one lock on the database, so that two servers never migrate at once.
 */
public final class Migrations {

    private final StartLock lock;
    private final DataSource database;
    private final List<String> modules;

    /**
     * @param database where the tables live: H2 or PostgreSQL
     * @param modules names of modules with migrations, lower ones first
     */
    public Migrations(DataSource database, List<String> modules) {
        this.lock = new StartLock(database);
        this.database = Unhurried.of(database);
        this.modules = List.copyOf(modules);
    }

    /**
     * Migrates all modules.
     *
     * @throws Refused when the schema is newer than the code
     * @throws org.flywaydb.core.api.FlywayException when a migration fails
     */
    public void run() {
        run(changes -> {});
    }

    /**
     * The same.
     *
     * @param beforeUpgrade called before the first change where tables of an earlier version stand, with what will change:
     *     {@code people 1 to 3, servers 2 to 4}; what it throws keeps everything as it was
     */
    public void run(Consumer<String> beforeUpgrade) {
        lock.hold(() -> migrate(beforeUpgrade));
    }

    private void migrate(Consumer<String> beforeUpgrade) {
        List<Flyway> all = modules.stream().map(this::flyway).toList();
        List<Schema> schemas = IntStream.range(0, modules.size())
                .mapToObj(i -> Schema.of(modules.get(i), all.get(i).info()))
                .toList();
        Schema.refuseNewer(schemas);
        if (schemas.stream().anyMatch(Schema::isThere) && schemas.stream().anyMatch(Schema::isBehind)) {
            beforeUpgrade.accept(schemas.stream()
                    .filter(Schema::isBehind)
                    .map(Schema::change)
                    .collect(joining(", ")));
        }
        IntStream.range(0, modules.size())
                .filter(i -> !schemas.get(i).stands())
                .forEach(i -> all.get(i).migrate());
    }

    /** Version 0 is the baseline, else the second module would stop at the first one's tables or pass over its V1. */
    private Flyway flyway(String module) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table("migrations_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
