package org.intendant.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.intendant.data.H2;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** {@code ./run --restore FILE}: puts a backup into a home without a database. Nothing is ever overwritten. */
record Restore(Settings settings) {

    void from(Path source) throws IOException, SQLException {
        Path file = source.toAbsolutePath();
        if (settings.postgresql()) {
            throw new Refused("", new Postgres(settings).restore(file));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refused("", file + " cannot be read.");
        }
        if (hasDatabase()) {
            throw new Refused(
                    "",
                    settings.home()
                            + " holds a database already. Restore into an empty home: set INTENDANT_HOME, or move "
                            + H2.folder(settings.home()) + " away.");
        }
        Archive archive = new Archive(file);
        archive.unpack(settings.home());
        System.out.println("Restored " + file + " into " + settings.home() + ".");
        if (!archive.settings().isEmpty()) {
            System.out.print("It was made under these settings; set again what shall hold:\n" + archive.settings());
        }
        if (settings.masterKey().isEmpty() && !Files.exists(settings.masterKeyFile())) {
            System.out.println("The master key is missing. Put your copy to " + settings.masterKeyFile()
                    + " before the start (or set INTENDANT_MASTER_KEY): without it, what is sealed stays sealed"
                    + " and Intendant does not start.");
        }
        if (settings.signingKey().isEmpty() && !Files.exists(settings.signingKeyFile())) {
            System.out.println("If servers fetch their keys, put your copy of the key that signs them to "
                    + settings.signingKeyFile()
                    + " as well (or set INTENDANT_SIGNING_KEY): without it Intendant is not ready.");
        }
    }

    private boolean hasDatabase() throws IOException {
        Path folder = H2.folder(settings.home());
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }
}
