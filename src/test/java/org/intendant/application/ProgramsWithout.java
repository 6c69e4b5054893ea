package org.intendant.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A folder of links to all programs of this machine but some, to be somebody's whole PATH.
 *
 * @param folder as PATH names it
 */
record ProgramsWithout(Path folder) implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin", "/sbin");

    static ProgramsWithout of(String... missing) throws IOException {
        Path folder = Files.createTempDirectory("programs");
        folder.toFile().setExecutable(true, false);
        for (String from : FOLDERS) {
            try (var programs = Files.newDirectoryStream(Path.of(from))) {
                for (Path program : programs) {
                    Path link = folder.resolve(program.getFileName());
                    if (!Set.of(missing).contains(link.getFileName().toString())
                            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return new ProgramsWithout(folder);
    }

    @Override
    public void close() throws IOException {
        try (var links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                Files.delete(link);
            }
        }
        Files.delete(folder);
    }
}
