package org.intendant.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.intendant.data.H2;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** {@code ./run --backup FILE}: asks the running Intendant for an archive, or makes one itself where none runs. */
record Backup(Settings settings) {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Refuses on PostgreSQL, which has a better tool of its own, and names it. */
    void to(Path target, boolean running) throws IOException, SQLException, InterruptedException {
        Path file = target.toAbsolutePath();
        if (settings.postgresql()) {
            throw new Refused("", new Postgres(settings).dump(file));
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("", file + " exists already. A backup never overwrites one.");
        }
        if (!Files.isRegularFile(H2.file(settings.home()))) {
            throw new Refused("", "There is nothing to back up in " + settings.home() + " yet.");
        }
        if (running) {
            ask(file);
        } else {
            make(file);
        }
        System.out.println("Backed up to " + file + " and read back: database, settings, pinned host keys.");
        System.out.println(
                settings.masterKey().isPresent()
                        ? "Not in it: the master key, INTENDANT_MASTER_KEY. Keep it somewhere else."
                        : "Not in it: the master key, " + settings.masterKeyFile() + ". Keep a copy somewhere else.");
        if (settings.signingKey().isPresent()) {
            System.out.println(
                    "Nor the key that signs what servers fetch, INTENDANT_SIGNING_KEY. Keep it somewhere else.");
        } else if (Files.exists(settings.signingKeyFile())) {
            System.out.println("Nor the key that signs what servers fetch, " + settings.signingKeyFile()
                    + ". Keep a copy somewhere else.");
        }
    }

    private void make(Path file) throws IOException, SQLException {
        Path work = Files.createDirectories(settings.home().resolve("tmp"));
        String url = H2.url(settings.home()) + ";IFEXISTS=TRUE";
        try (Connection database = DriverManager.getConnection(url, H2.USER, H2.PASSWORD)) {
            Path made = work.resolve("backup-" + UUID.randomUUID() + ".zip");
            new Archive(made).write(database, settings.withoutSecrets(), work);
            Files.move(made, file);
        }
    }

    /** The home is the only door to the running one: whoever may write there may have all of it anyway. */
    private void ask(Path file) throws IOException, InterruptedException {
        BackupRequest request = BackupRequest.make(settings.home());
        Instant end = Instant.now().plus(LONGEST);
        while (!request.answered()) {
            if (Instant.now().isAfter(end)) {
                request.withdraw();
                throw new Refused(
                        "",
                        "The Intendant that runs on " + settings.home() + " has not made a backup within "
                                + LONGEST.toMinutes() + " minutes. Its log says why.");
            }
            Thread.sleep(100);
        }
        request.take(file);
    }
}
