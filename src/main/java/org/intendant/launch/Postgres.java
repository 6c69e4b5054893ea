package org.intendant.launch;

import java.nio.file.Path;
import org.intendant.data.Settings;

/** PostgreSQL is backed up with its own tools: the commands for this database, without its password. */
record Postgres(Settings settings) {

    String dump(Path file) {
        return "Nothing was backed up: the database is PostgreSQL. Back it up with its own tool, which asks for the password:\n"
                + "pg_dump --format=custom --file='" + file + "' '" + address() + "'\n" + key();
    }

    String restore(Path file) {
        return "Nothing was restored: the database is PostgreSQL. Restore it with its own tool, which asks for the password:\n"
                + "pg_restore --dbname='" + address() + "' '" + file + "'\n" + key();
    }

    private String address() {
        String withoutOptions =
                settings.databaseUrl().substring("jdbc:".length()).split("\\?", 2)[0];
        return withoutOptions.contains("//")
                ? withoutOptions.replaceFirst("//", "//" + settings.databaseUser() + "@")
                : "postgresql://" + settings.databaseUser() + "@localhost/"
                        + withoutOptions.substring("postgresql:".length());
    }

    private String key() {
        return "Keep the master key as well, somewhere else: "
                + (settings.masterKey().isPresent() ? "INTENDANT_MASTER_KEY." : settings.masterKeyFile() + ".");
    }
}
