package org.intendant.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where the master key lies: one line of base64 in a file that only its owner may read. */
final class MasterKeyFile {

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file;
    }

    Optional<MasterKey> read() {
        try {
            return Files.exists(file) ? Optional.of(MasterKey.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The master key in " + file + " cannot be read.", unreadable);
        }
    }

    /** Makes a new key; never writes over one that is there. */
    MasterKey create() {
        MasterKey fresh = MasterKey.random();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh.text() + "\n");
            return fresh;
        } catch (IOException refused) {
            throw new UncheckedIOException("The master key cannot be written to " + file + ".", refused);
        }
    }
}
