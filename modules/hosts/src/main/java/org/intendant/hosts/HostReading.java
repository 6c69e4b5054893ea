package org.intendant.hosts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intendant.plans.CommandFailed;

/**
 * What a planner read of a host whose files it changes.
 *
 * @param text what its program printed
 * @param remarks about changes that the host took back in the last week, a sentence each
 */
public record HostReading(String text, List<String> remarks) {

    static final Program CHANGES = Program.beside(HostReading.class, "changes.sh");

    /** So much longer than its window a change that nobody confirms may take to be gone. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    public HostReading {
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads, in one round trip.
     *
     * @param reading a fixed program that changes nothing; it runs as root, as nobody else sees how changes stand
     * @throws ChangeOpen while a change waits for its confirmation
     * @throws CommandFailed when the program did not end with 0
     */
    public static HostReading of(RemoteHost host, Command reading) {
        Command look = CHANGES.with(Program.words("look", "-", reading))
                .reading(reading.input().bytes());
        String printed = host.read(look.withRoot());
        List<String> head = head(printed);
        for (String line : head) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("pending") && words.length == 3 && words[2].matches("-?\\d{1,9}")) {
                Duration left = Duration.ofSeconds(Long.parseLong(words[2])).plus(LATEST);
                throw new ChangeOpen(host.address().name(), left.isNegative() ? LATEST : left);
            }
        }
        return new HostReading(body(printed), remarks(host, head));
    }

    /** The lines before the empty one. */
    static List<String> head(String printed) {
        return printed.lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    /** What comes after the empty line. */
    static String body(String printed) {
        int end = printed.startsWith("\n") ? 1 : printed.indexOf("\n\n") + 2;
        if (end < 1 || printed.isEmpty()) {
            throw new CommandFailed("The host's answer about its changes makes no sense.", -1, printed);
        }
        return printed.substring(end);
    }

    /** A sentence for each change that was taken back, and one for each file of it that was not. */
    static List<String> remarks(RemoteHost host, List<String> head) {
        List<String> remarks = new ArrayList<>();
        for (String line : head) {
            String[] words = line.split(" ", 4);
            if (words[0].equals("report") && words.length == 4) {
                remarks.add(remark(host.address().name(), words[2], HostWords.in(words[3])));
            }
        }
        return remarks;
    }

    private static String remark(String host, String what, String rest) {
        return switch (what) {
            case "timer" -> host + " took a change back at " + rest + ", since nobody confirmed it in time.";
            case "boot" ->
                host + " took a change back at " + rest + ", since it was started anew before the confirmation.";
            case "undone" -> host + " took a change back at " + rest + ", since it failed.";
            case "failed" ->
                rest.equals("activate")
                        ? "What was put back could not be activated."
                        : rest + " could not be put back as it was before that change.";
            case "kept" -> rest + " stays as it is: another hand changed it before that change was taken back.";
            default -> host + " took a change back at " + rest + ".";
        };
    }
}
