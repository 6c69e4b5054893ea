package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a machine must have before it can be a lab. */
final class Requirements {

    private Requirements() {}

    /** Fails with one sentence per thing that is missing; a lab is never skipped silently. */
    static void check() {
        List<String> missing = new ArrayList<>();
        if (!isRoot()) {
            missing.add("root, because it makes namespaces, mounts and cgroups: run it as root");
        }
        missing.addAll(missingPackages(programFolders()));
        if (isRoot() && !hasOverlay()) {
            missing.add("the file system overlay in the kernel: modprobe overlay");
        }
        if (!Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"))
                && !Files.exists(Path.of("/sys/fs/cgroup/unified/cgroup.controllers"))) {
            missing.add("cgroup v2 at /sys/fs/cgroup: mount -t cgroup2 cgroup2 /sys/fs/cgroup");
        }
        if (!missing.isEmpty()) {
            throw new LabFailed("The lab of real hosts needs " + String.join("; and ", missing));
        }
    }

    static List<String> missingPackages(List<Path> folders) {
        return packages()
                .map(line -> List.of(line.split("\\s+")))
                .filter(line -> line.stream().skip(1).anyMatch(program -> isMissing(program, folders)))
                .map(line ->
                        "the package " + line.get(0) + ": apt-get install -y --no-install-recommends " + line.get(0))
                .toList();
    }

    private static Stream<String> packages() {
        return new String(Scripts.content("packages.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty());
    }

    private static boolean isMissing(String program, List<Path> folders) {
        return folders.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }

    private static List<Path> programFolders() {
        String path = Program.builder(List.of("true")).environment().getOrDefault("PATH", "");
        return Stream.of(path.split(":", -1)).map(Path::of).toList();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasOverlay() {
        return knowsOverlay()
                || (Files.isExecutable(Path.of("/sbin/modprobe"))
                        && Program.run(Duration.ofSeconds(20), List.of("/sbin/modprobe", "overlay"))
                                        .exit()
                                == 0
                        && knowsOverlay());
    }

    private static boolean knowsOverlay() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/filesystems"))) {
            return lines.anyMatch(line -> line.endsWith("\toverlay"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
