package org.intendant.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything on this machine that bears the name of a lab: namespaces, interface, mounts, processes and files. */
record TracesOfALab(int number) {

    static TracesOfALab of(Lab lab) {
        return new TracesOfALab(Integer.parseInt(lab.state().getFileName().toString()));
    }

    List<String> found() {
        List<String> found = standing();
        ProcessHandle.allProcesses()
                .filter(process -> cgroup(process).contains("/intendant-lab/" + number + "/"))
                .forEach(process -> found.add("process " + process.pid()));
        return found;
    }

    /** Without processes, which come and go while a host boots. */
    List<String> standing() {
        List<String> found = new ArrayList<>();
        found.addAll(matching(Path.of("/run/netns"), "ilab" + number + "-*"));
        found.addAll(matching(Path.of("/sys/class/net"), "ilab" + number));
        found.addAll(matching(Path.of("/run/intendant-lab"), Integer.toString(number)));
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            mounts.filter(line -> line.contains("/run/intendant-lab/" + number + "/"))
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> matching(Path folder, String glob) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
                entries.forEach(entry -> names.add(entry.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    /** Empty for a process that has ended, also while nobody has asked for its exit code yet. */
    private static String cgroup(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        try {
            boolean ended = Files.readString(folder.resolve("stat")).contains(") Z ");
            return ended ? "" : Files.readString(folder.resolve("cgroup"));
        } catch (IOException e) {
            return "";
        }
    }
}
