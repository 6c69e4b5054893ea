package org.intendant.application;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.intendant.data.Settings;
import org.intendant.launch.Archive;
import org.intendant.launch.BackupRequest;
import org.intendant.operations.life.Threads;

/** Makes the backups that {@code ./run --backup} asks a running Intendant for. */
@ApplicationScoped
public class BackupRequests {

    private static final System.Logger LOG = System.getLogger(BackupRequests.class.getName());

    @Inject
    Settings settings;

    @Resource(lookup = "java:jboss/datasources/Intendant")
    DataSource database;

    @Inject
    Threads threads;

    void start(@Observes @Priority(Integer.MAX_VALUE) Startup start) {
        if (!settings.postgresql()) {
            threads.every(Duration.ofSeconds(1), this::answer);
        }
    }

    private void answer() {
        try {
            for (BackupRequest request : BackupRequest.waiting(settings.home())) {
                answer(request);
            }
        } catch (IOException | RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "Requests for a backup cannot be answered.", broken);
        }
    }

    private void answer(BackupRequest request) throws IOException {
        Path work = Files.createDirectories(settings.home().resolve("tmp"));
        try (Connection connection = database.getConnection()) {
            new Archive(request.archive()).write(connection, settings.withoutSecrets(), work);
            request.done();
            LOG.log(System.Logger.Level.INFO, "A backup was made for whoever may write in the home.");
        } catch (IOException | SQLException | RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "The backup failed.", broken);
            request.failed("The backup failed: " + broken.getMessage());
        }
    }
}
