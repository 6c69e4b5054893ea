package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The file tree that all hosts share, read-only: a small Debian with systemd and sshd, built once per machine and kept in
 * the cache of the user.
 *
 * @param folder the finished tree; its name holds the version of the script that built it
 */
record LabBase(Path folder) {

    private static final System.Logger LOG = System.getLogger("org.intendant.lab");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(20);

    /** The base in this cache; builds it first if there is none of this version, which takes about a minute. */
    static LabBase in(Path cache, Scripts scripts) {
        Path folder = cache.resolve("base-" + Scripts.version(Scripts.content("base.sh"), release()));
        if (folder.toString().matches(".*[:, \\\\].*")) {
            throw new LabFailed(
                    "The path of the lab's base tree must not contain colon, comma, space or backslash: " + folder);
        }
        if (!Files.isDirectory(folder)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Building the base tree of lab hosts in {0}, once; about a minute",
                    folder);
            Program.run(BUILD_LIMIT, List.of("bash", scripts.path("base.sh").toString(), folder.toString()))
                    .orThrow();
        }
        return new LabBase(folder);
    }

    /** Where the base and the scripts are kept between runs. */
    static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path cache =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return cache.toAbsolutePath().resolve("intendant").resolve("lab");
    }

    private static byte[] release() {
        try {
            return Files.readString(Path.of("/etc/os-release"))
                    .lines()
                    .filter(line -> line.startsWith("VERSION_CODENAME="))
                    .findFirst()
                    .orElseThrow(
                            () -> new LabFailed("This machine is no Debian: /etc/os-release has no VERSION_CODENAME"))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
