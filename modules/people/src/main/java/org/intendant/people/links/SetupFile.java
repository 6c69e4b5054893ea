package org.intendant.people.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.intendant.data.Settings;

/** The file in the home that holds the path of the set-up page, for whoever starts Intendant and for nobody else. */
@ApplicationScoped
class SetupFile {

    private static final String PATH = "/people/setup.xhtml?link=";

    @Inject
    Settings settings;

    /** The secret of the link written last, if the file is still there. */
    Optional<String> secret() {
        try {
            return Files.exists(file())
                    ? Optional.of(Files.readString(file()).strip())
                            .filter(path -> path.startsWith(PATH))
                            .map(path -> path.substring(PATH.length()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(String secret) {
        try {
            Files.createDirectories(settings.home());
            Path fresh = Files.createTempFile(
                    settings.home(),
                    "setup-link",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, PATH + secret + "\n");
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private Path file() {
        return settings.setupLink();
    }
}
