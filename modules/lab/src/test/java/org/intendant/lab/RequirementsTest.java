package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that lacks something hears what, and how to get it. */
class RequirementsTest {

    @Test
    void nameThePackageOfAMissingProgram(@TempDir Path empty) {
        assertThat(Requirements.missingPackages(List.of(empty)))
                .contains("the package debootstrap: apt-get install -y --no-install-recommends debootstrap")
                .noneMatch(sentence -> sentence.contains("shellcheck"));
    }

    @Test
    void areMetByAProgramInAnyFolder(@TempDir Path one, @TempDir Path other) throws IOException {
        Path program = Files.createFile(other.resolve("debootstrap"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        assertThat(Requirements.missingPackages(List.of(one, other)))
                .noneMatch(sentence -> sentence.contains("debootstrap"))
                .anyMatch(sentence -> sentence.contains("iproute2"));
    }
}
