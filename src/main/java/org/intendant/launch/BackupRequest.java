package org.intendant.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.intendant.plans.Refused;

/**
 * A wish for a backup, left as a file in the home: {@code ID.wanted}, which the running Intendant answers with {@code
 * ID.zip}, or with {@code ID.failed} that says why.
 */
public record BackupRequest(Path folder, String id) {

    static BackupRequest make(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("requests"));
        BackupRequest request = new BackupRequest(folder, UUID.randomUUID().toString());
        Files.createFile(request.file(".wanted"));
        return request;
    }

    /** All that wait for an answer. */
    public static List<BackupRequest> waiting(Path home) throws IOException {
        Path folder = home.resolve("requests");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f-]{36}\\.wanted"))
                    .map(name -> new BackupRequest(folder, name.substring(0, 36)))
                    .toList();
        }
    }

    /** Where the archive is expected. */
    public Path archive() {
        return file(".zip");
    }

    /** It is done, well or not: the wish is taken away, which is what the asker waits for. */
    public void done() throws IOException {
        Files.deleteIfExists(file(".wanted"));
    }

    /** Says why there is no archive. */
    public void failed(String sentence) throws IOException {
        Files.writeString(file(".failed"), sentence);
        done();
    }

    boolean answered() {
        return !Files.exists(file(".wanted"));
    }

    void withdraw() throws IOException {
        done();
    }

    void take(Path target) throws IOException {
        Path reason = file(".failed");
        if (Files.exists(reason)) {
            String sentence = Files.readString(reason);
            Files.delete(reason);
            throw new Refused("", sentence);
        }
        Files.move(archive(), target);
    }

    private Path file(String ending) {
        return folder.resolve(id + ending);
    }
}
