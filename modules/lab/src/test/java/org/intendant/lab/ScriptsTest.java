package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's scripts have no flaw that shellcheck knows, and are unpacked whole. */
class ScriptsTest {

    @Test
    @Tag("lab")
    void areClean(@TempDir Path folder) {
        assertThat(Stream.of("/usr/bin/shellcheck", "/usr/local/bin/shellcheck")
                        .map(Path::of)
                        .anyMatch(Files::isExecutable))
                .as("shellcheck is installed (apt-get install shellcheck)")
                .isTrue();
        Scripts scripts = Scripts.in(folder);
        List<String> paths = Scripts.NAMES.stream()
                .map(name -> scripts.path(name).toString())
                .toList();

        LabResult checked = Program.run(
                Duration.ofMinutes(1),
                Stream.concat(Stream.of("shellcheck", "-x", "-P", "SCRIPTDIR"), paths.stream())
                        .toList());

        assertThat(checked.stdout()).isEmpty();
        assertThat(checked.exit()).isEqualTo(0);
    }

    @Test
    void areUnpackedOnceAndWhole(@TempDir Path cache) throws IOException {
        Path unpacked = Scripts.in(cache).path("host.sh");

        assertThat(Scripts.in(cache).path("host.sh")).isEqualTo(unpacked);
        assertThat(unpacked).hasBinaryContent(Scripts.content("host.sh")).isExecutable();
        try (Stream<Path> folders = Files.list(cache)) {
            assertThat(folders).containsExactly(unpacked.getParent());
        }
    }

    @Test
    void changeTheirVersionWithTheirContent() {
        byte[] one = {1};
        byte[] two = {2};

        assertThat(Scripts.version(one)).hasSize(12).isNotEqualTo(Scripts.version(two));
    }
}
