package org.intendant.samba.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.intendant.hosts.FileState;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/** What {@code read.sh} printed. What a host says is taken for nothing else than it may be. */
final class SambaReading {

    private static final Set<String> INSTALLS = Set.of(
            "apt-get install samba",
            "dnf install samba",
            "yum install samba",
            "zypper install samba",
            "apk add samba",
            "pacman -S samba");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, FileState> files = new HashMap<>();
    private final Map<String, Folder> folders = new HashMap<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private final List<Former> former = new ArrayList<>();

    /**
     * A folder of a share.
     *
     * @param amiss absent, outside, link, other, or empty where it is there
     */
    record Folder(String amiss, String mode, String owner, String group) {

        boolean isAbsent() {
            return amiss.equals("absent");
        }

        /** Whether the share's users can work in it as its group. */
        boolean isFor(String wanted) {
            return amiss.isEmpty() && group.equals(wanted) && (Integer.parseInt(mode, 8) & 02070) == 02070;
        }
    }

    /**
     * A folder that belongs to a share's group and was there before.
     *
     * @param rights that it had
     */
    record Former(String group, String path, String rights) {}

    /** @throws HostUnreachable when the answer broke off: what is missing is then not known to be missing */
    SambaReading(String host, String printed) {
        if (!printed.endsWith("end\n")) {
            throw new HostUnreachable(
                    host + " did not say to the end what it shares, so that nothing is known of it.", null);
        }
        printed.lines().forEach(this::line);
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "file" -> file(line.split(" ", 6));
            case "former" -> former(line.split(" ", 5));
            case "made" -> (words[1].equals("user") ? users : groups).add(words[2]);
            case "folder" -> folders.put(words[2], parsed(words[1]));
            case "tool", "account", "group", "passdb" ->
                values.put(words[0] + " " + words[1], words.length > 2 ? words[2] : "");
            default -> values.put(words[0], line.substring(words[0].length()).strip());
        }
    }

    private void former(String[] words) {
        if (words.length == 5) {
            former.add(new Former(words[1], words[4], "mode " + words[2] + ", group " + words[3]));
        }
    }

    private void file(String[] words) {
        if (words.length == 3) {
            values.put("file " + words[1], words[2]);
        } else if (words.length == 6) {
            files.put(words[1], new FileState(Base64.getDecoder().decode(words[5]), words[2], words[3], words[4]));
        }
    }

    private static Folder parsed(String state) {
        String[] rights = state.split(":", -1);
        boolean there = rights.length == 3 && rights[0].matches("[0-7]{1,4}");
        return there ? new Folder("", rights[0], rights[1], rights[2]) : new Folder(state, "0", "", "");
    }

    boolean has(String tool) {
        return said("tool " + tool).equals("yes");
    }

    /** The command that installs Samba there, or empty. */
    String install() {
        return INSTALLS.contains(said("install")) ? said("install") : "";
    }

    /** What lies there; null for nothing. */
    @Nullable
    FileState file(String path) {
        return files.get(path);
    }

    /** Whether something lies there that is no plain file. */
    boolean isStrange(String path) {
        return Set.of("link", "other").contains(said("file " + path));
    }

    /** Samba's service, or empty. */
    String unit() {
        return Set.of("smbd", "smb", "samba").contains(said("unit")) ? said("unit") : "";
    }

    boolean runs() {
        return said("smbd").equals("running");
    }

    boolean startsAtBoot() {
        return said("boot").equals("yes");
    }

    /** Users that we made there. */
    Set<String> users() {
        return Set.copyOf(users);
    }

    /** Groups that we made there. */
    Set<String> groups() {
        return Set.copyOf(groups);
    }

    boolean hasAccount(String name) {
        return !said("account " + name).isEmpty() && !said("account " + name).equals("absent");
    }

    /** Whether there is an account of this name that others made. */
    boolean isForeign(String user) {
        if (!hasAccount(user)) {
            return false;
        }
        String[] fields = said("account " + user).split(":", -1);
        return !users.contains(user) || fields.length < 3 || !fields[2].equals(SambaFiles.COMMENT);
    }

    boolean hasGroup(String name) {
        return said("group " + name).equals("yes");
    }

    /** Whether Samba knows the user: {@code none}, {@code off}, {@code other} password, or the {@code same}. */
    String passdb(String user) {
        return said("passdb " + user);
    }

    Folder folder(String path) {
        return folders.getOrDefault(path, new Folder("other", "0", "", ""));
    }

    /** Folders that this group gives back when it goes. */
    List<Former> former(String group) {
        return former.stream().filter(folder -> folder.group().equals(group)).toList();
    }

    /** Samba's own configuration; empty for none. */
    SectionsKept main() {
        FileState main = file(SambaFiles.MAIN);
        return SectionsKept.of(main == null ? new byte[0] : main.bytes());
    }

    Effective effective() {
        return new Effective(new String(Base64.getDecoder().decode(said("effective")), StandardCharsets.UTF_8));
    }

    /** Whether anything of ours is there. */
    boolean hasOurs() {
        FileState main = file(SambaFiles.MAIN);
        return !users.isEmpty()
                || !groups.isEmpty()
                || file(SambaFiles.OURS) != null
                || isStrange(SambaFiles.OURS)
                || (main != null && MainConf.includes(main.text()));
    }

    private String said(String name) {
        return values.getOrDefault(name, "");
    }
}
