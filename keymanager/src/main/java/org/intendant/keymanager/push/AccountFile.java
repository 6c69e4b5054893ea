package org.intendant.keymanager.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.hosts.FileState;
import org.intendant.plans.HostUnreachable;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * How an account's file of keys stands on its host.
 *
 * @param home its home folder; empty when it has none
 * @param patterns where sshd looks for its keys, with blanks in between; empty when sshd did not say
 * @param file as it was read; null when it is not there
 * @param theirs keys in {@code authorized_keys}, which stays the humans' own
 * @param hindrance why nothing can be written there, a sentence; empty where it can
 */
public record AccountFile(
        String account,
        String home,
        String patterns,
        @Nullable FileState file,
        List<HostLine> theirs,
        String hindrance) {

    public static final String NAME = ".ssh/authorized_keys2";

    /** Where it is, or would be. */
    public String path() {
        return home + "/" + NAME;
    }

    /** Whether sshd reads the file. */
    boolean isRead() {
        List<String> ours = List.of(NAME, "%h/" + NAME, path());
        return Arrays.stream(patterns.split("\\s+")).anyMatch(ours::contains);
    }

    /**
     * What the host's program said, by account; an account that is not there is not in it.
     *
     * @throws HostUnreachable when the answer broke off
     */
    static Map<String, AccountFile> understood(String host, String said) {
        if (!said.endsWith("end\n")) {
            throw new HostUnreachable(
                    host + " did not say to the end who may log in, so that nothing is known of it.", null);
        }
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> block = new ArrayList<>();
        for (String line : said.split("\n")) {
            if (line.startsWith("account ")) {
                String[] words = line.split(" ");
                block = new ArrayList<>();
                if (words.length == 3 && words[2].equals("there")) {
                    blocks.put(words[1], block);
                }
            } else {
                block.add(line);
            }
        }
        Map<String, AccountFile> files = new LinkedHashMap<>();
        blocks.forEach((account, lines) -> files.put(account, of(account, lines)));
        return files;
    }

    private static AccountFile of(String account, List<String> lines) {
        String home = value(lines, "home");
        String ssh = value(lines, "ssh");
        String ours = value(lines, "ours");
        String hindrance = hindrance(account, home, ssh, ours);
        FileState file = hindrance.isEmpty() && !ours.equals("absent") ? state(ours) : null;
        String patterns = value(lines, "sshd");
        return new AccountFile(
                account,
                home.equals("-") ? "" : home,
                patterns.equals("-") ? "" : patterns,
                file,
                HostLine.of(bytes(value(lines, "theirs"))),
                hindrance);
    }

    private static String hindrance(String account, String home, String ssh, String ours) {
        if (home.equals("-") || !home.matches("(/[^/\\s\\p{Cc}]+)+")) {
            return account + " has no home folder that a file could be written to.";
        }
        if (ssh.equals("other")) {
            return home + "/.ssh is a link or no folder: sshd would read whatever it leads to. Make it a folder of "
                    + account + "’s.";
        }
        if (!ssh.equals("absent") && !ssh.equals(account)) {
            return home + "/.ssh belongs to " + Text.inert(ssh, 64) + ", not to " + account + ". Run: chown -R "
                    + account + ": " + home + "/.ssh";
        }
        return switch (ours) {
            case "link" -> home + "/" + NAME + " is a link. Remove it, or put a plain file in its place.";
            case "other" -> home + "/" + NAME + " cannot be read with " + account + "’s rights.";
            case "large" -> home + "/" + NAME + " is larger than 1 MiB.";
            case "" -> "The host did not say how " + home + "/" + NAME + " stands.";
            default -> "";
        };
    }

    private static FileState state(String ours) {
        String[] words = ours.split(" ", -1);
        return new FileState(bytes(words.length > 3 ? words[3] : ""), words[0], words[1], words[2]);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
