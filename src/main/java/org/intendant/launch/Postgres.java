package org.intendant.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** PostgreSQL is backed up with its own tools: the commands for this database, without its password. */
record Postgres(Settings settings) {

    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    String dump(Path file) {
        return "Nothing was backed up: the database is PostgreSQL. Back it up with its own tool, which asks for the password:\n"
                + "pg_dump --format=custom --file='" + file + "' '" + address() + "'\n" + key();
    }

    /**
     * Dumps the database with pg_dump.
     *
     * @throws Refused when there is no pg_dump here or it fails, in its own words
     */
    void dumpTo(Path file) throws IOException, InterruptedException {
        Path passwords =
                Files.createTempFile(Files.createDirectories(settings.home().resolve("tmp")), "pgpass", "", OURS_ALONE);
        Path said = Files.createTempFile(settings.home().resolve("tmp"), "pg_dump", ".txt");
        try {
            Files.writeString(
                    passwords, "*:*:*:*:" + settings.databasePassword().replaceAll("[:\\\\]", "\\\\$0") + "\n");
            ProcessBuilder dump =
                    new ProcessBuilder("pg_dump", "--format=custom", "--no-password", "--file=" + file, address());
            dump.environment().put("PGPASSFILE", passwords.toString());
            Process process =
                    dump.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            if (process.waitFor() != 0) {
                Files.deleteIfExists(file);
                throw new Refused(
                        "",
                        "pg_dump ended with " + process.exitValue() + ": "
                                + Files.readString(said).strip().replaceAll("\\s*\\n\\s*", " "));
            }
        } finally {
            Files.deleteIfExists(passwords);
            Files.deleteIfExists(said);
        }
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
                + (settings.masterKey().isPresent() ? "INTENDANT_MASTER_KEY." : settings.masterKeyFile() + ".")
                + " And where servers fetch their keys, the one that signs them: "
                + (settings.signingKey().isPresent() ? "INTENDANT_SIGNING_KEY." : settings.signingKeyFile() + ".");
    }
}
