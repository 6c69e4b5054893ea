package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base is built once and is whole, also when two ask at once and one died half-way; with a quick stand-in for Debian. */
@Tag("lab")
class LabBaseTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void standIns() throws IOException {
        program(
                "debootstrap",
                "tree=$4; mkdir -p $tree/etc/ssh/sshd_config.d; sleep 0.3; echo built >> " + folder + "/builds");
        program("chroot", "exit 0");
    }

    @Test
    void isBuiltOnceWhenTwoAsk() throws IOException {
        List<CompletableFuture<Integer>> both = Stream.of(1, 2)
                .map(one -> CompletableFuture.supplyAsync(this::build))
                .toList();

        assertThat(both).extracting(CompletableFuture::join).containsOnly(0);
        assertThat(folder.resolve("builds")).hasContent("built");
        assertThat(folder.resolve("base/etc/machine-id")).isEmptyFile();
    }

    @Test
    void isBuiltAnewAfterAHalfBuiltOne() throws IOException {
        Files.createDirectories(folder.resolve("base.part/half"));

        assertThat(build()).isEqualTo(0);

        assertThat(folder.resolve("base")).isDirectoryNotContaining("glob:**/half");
        assertThat(folder.resolve("base.part")).doesNotExist();
    }

    @Test
    void isNotThereWhenBuildingFails() throws IOException {
        program("debootstrap", "mkdir -p $4; exit 3");

        assertThat(build()).isEqualTo(3);

        assertThat(folder.resolve("base")).doesNotExist();
    }

    private int build() {
        String script = Scripts.in(folder).path("base.sh").toString();
        String path = folder + ":" + System.getenv("PATH");
        return Program.run(
                        Duration.ofSeconds(30),
                        List.of(
                                "env",
                                "PATH=" + path,
                                "bash",
                                script,
                                folder.resolve("base").toString()))
                .exit();
    }

    private void program(String name, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
