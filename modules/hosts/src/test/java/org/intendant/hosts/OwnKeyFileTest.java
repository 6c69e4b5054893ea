package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intendant's own key is made once, and for nobody else to read. */
class OwnKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void isMadeAtFirstUseReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("home/ssh.key");

        String line = new OwnKeyFile(file).publicLine();

        assertThat(line).matches("ssh-ed25519 [A-Za-z0-9+/]{68} intendant");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new OwnKeyFile(file).publicLine()).isEqualTo(line);
    }

    @Test
    void isTheSameForAllWhoStartAtOnce() throws IOException {
        Path file = folder.resolve("ssh.key");

        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> new OwnKeyFile(file).publicLine())
                        .distinct())
                .hasSize(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
