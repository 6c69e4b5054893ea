package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An ed25519 key pair made by OpenSSH, for tests.
 *
 * @param privateKey file in OpenSSH's format, without passphrase, readable by its owner only
 * @param publicLine one line as in {@code authorized_keys}, without line end
 */
public record LabKeys(Path privateKey, String publicLine) {

    /** Makes the key pair {@code name} and {@code name.pub} in an existing folder. */
    public static LabKeys generate(Path folder, String name) {
        Path privateKey = folder.resolve(name);
        Program.run(
                        Duration.ofSeconds(20),
                        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", privateKey.toString()))
                .orThrow();
        try {
            return new LabKeys(
                    privateKey, Files.readString(folder.resolve(name + ".pub")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
