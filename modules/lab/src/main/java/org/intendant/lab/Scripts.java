package org.intendant.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lab's shell scripts, unpacked where bash finds them: in the cache, in a folder named after their content. */
final class Scripts {

    static final List<String> NAMES = List.of("account.sh", "base.sh", "common.sh", "host.sh", "init.sh", "net.sh");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;

    private Scripts(Path folder) {
        this.folder = folder;
    }

    static Scripts in(Path cache) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        NAMES.forEach(name -> contents.put(name, content(name)));
        Path folder = cache.resolve("scripts-" + version(contents.values().toArray(byte[][]::new)));
        if (!Files.isDirectory(folder)) {
            unpack(contents, cache, folder);
        }
        return new Scripts(folder);
    }

    /** A short name for exactly this content. */
    static String version(byte[]... contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(contents).forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] content(String name) {
        try (InputStream resource = Scripts.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("The resource " + name + " is not on the class path");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Map<String, byte[]> contents, Path cache, Path folder) {
        try {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(cache), "new");
            for (Map.Entry<String, byte[]> script : contents.entrySet()) {
                Path file = Files.write(unfinished.resolve(script.getKey()), script.getValue());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
            if (!unfinished.toFile().renameTo(folder.toFile())) {
                discard(unfinished, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack the lab's scripts to " + folder, e);
        }
    }

    /** Another JVM was faster. */
    private static void discard(Path unfinished, Path folder) throws IOException {
        for (String name : NAMES) {
            Files.delete(unfinished.resolve(name));
        }
        Files.delete(unfinished);
        if (!Files.isDirectory(folder)) {
            throw new IOException("The folder could not be renamed");
        }
    }

    Path path(String script) {
        return folder.resolve(script);
    }

    LabResult run(byte[] input, String script, List<String> arguments) {
        return Program.run(
                LIMIT,
                input,
                Stream.concat(Stream.of("bash", path(script).toString()), arguments.stream())
                        .toList());
    }
}
