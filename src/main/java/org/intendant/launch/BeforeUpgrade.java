package org.intendant.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** What was there is kept before a newer Intendant changes its tables. */
public record BeforeUpgrade(Settings settings, DataSource database) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Where {@link Awaiting} finds what to tell; emptied at each start. */
    static Path note(Settings settings) {
        return settings.home().resolve("tmp").resolve("upgraded.txt");
    }

    /**
     * Backs up into the home.
     *
     * @param changes {@code people 1 to 3}
     * @throws Refused when no backup can be made; then nothing may be changed
     */
    public void keep(String changes) {
        try {
            String kept = settings.postgresql() ? dumped(changes) : archived();
            Files.createDirectories(note(settings).getParent());
            Files.writeString(note(settings), "Upgraded the tables (" + changes + "). " + kept + "\n");
        } catch (IOException | SQLException broken) {
            throw new Refused(
                    "", "The backup before the upgrade failed, so nothing was changed: " + broken.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refused("", "The backup before the upgrade was interrupted. Nothing was changed.");
        }
    }

    private String archived() throws IOException, SQLException {
        Path file = file(".zip");
        try (Connection connection = database.getConnection()) {
            new Archive(file)
                    .write(
                            connection,
                            settings.withoutSecrets(),
                            Files.createDirectories(settings.home().resolve("tmp")));
        }
        return "As it was before: " + file + ".";
    }

    private String dumped(String changes) throws IOException, InterruptedException {
        if (settings.backedUp()) {
            return "INTENDANT_BACKED_UP says that you have a backup.";
        }
        Path file = file(".dump");
        try {
            new Postgres(settings).dumpTo(file);
            return "As it was before: " + file + ".";
        } catch (IOException | Refused no) {
            throw new Refused(
                    "",
                    "This version changes the tables (" + changes + ") and cannot back them up before: "
                            + no.getMessage()
                            + " Back the database up yourself and start once with INTENDANT_BACKED_UP=yes. Nothing was changed.");
        }
    }

    private Path file(String ending) throws IOException {
        return Files.createDirectories(settings.backups())
                .resolve("before-upgrade-" + TIME.format(Instant.now()) + ending);
    }
}
