package org.intendant.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the master key comes from: {@code INTENDANT_MASTER_KEY}, else a file in the home. */
@ApplicationScoped
class MasterKeySource {

    private final @Nullable String given;
    private final MasterKeyFile file;

    MasterKeySource() {
        this(System.getenv("INTENDANT_MASTER_KEY"), home().resolve("master.key"));
    }

    MasterKeySource(@Nullable String given, Path file) {
        this.given = given;
        this.file = new MasterKeyFile(file);
    }

    Optional<MasterKey> find() {
        return given == null || given.isBlank() ? file.read() : Optional.of(MasterKey.parse(given));
    }

    MasterKey create() {
        return file.create();
    }

    String place() {
        return file.toString();
    }

    private static Path home() {
        String set = System.getenv("INTENDANT_HOME");
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".intendant") : Path.of(set);
    }
}
