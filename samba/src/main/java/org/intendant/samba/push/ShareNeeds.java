package org.intendant.samba.push;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intendant.plans.Difference;
import org.intendant.samba.push.SambaReading.Folder;

/** What shares need beside Samba's configuration, and what of that a host lacks or has too much: lines for its programs. */
final class ShareNeeds {

    private final Wanted wanted;
    private final SambaReading read;
    private final Function<byte[], String> fingerprint;
    private final List<String> lines = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    /** @param fingerprint a keyed hash that stands for a password */
    ShareNeeds(Wanted wanted, SambaReading read, Function<byte[], String> fingerprint) {
        this.wanted = wanted;
        this.read = read;
        this.fingerprint = fingerprint;
    }

    /** What these shares lack there. */
    ShareNeeds lackedBy(List<Wanted.Item> shares) {
        for (Wanted.Item share : shares) {
            if (!read.hasGroup(share.group())) {
                lacks("group " + share.group(), "group " + share.group(), "", "for the folder of " + share.name());
            }
        }
        wanted.users().stream()
                .filter(user -> shares.stream().anyMatch(share -> share.users().contains(user.name())))
                .forEach(this::user);
        shares.forEach(this::folder);
        return this;
    }

    private void user(Wanted.User user) {
        String known = read.passdb(user.name());
        if (read.hasAccount(user.name()) && known.equals("same")) {
            return;
        }
        if (!read.hasAccount(user.name())) {
            differences.add(new Difference(
                    "account " + user.name(), "", "comment: " + SambaFiles.COMMENT + "\nhome: none\nshell: nologin\n"));
        }
        String before = switch (known) {
            case "off" -> "turned off\n";
            case "other", "same" -> known.equals("same") ? "" : "another password\n";
            default -> "";
        };
        lacks(
                "user " + user.name() + " " + user.password().clear(),
                "Samba’s user " + user.name(),
                before,
                "a password, known by its keyed hash "
                        + fingerprint.apply(user.password().bytes()));
    }

    private void folder(Wanted.Item share) {
        Folder there = read.folder(share.path());
        if (there.isFor(share.group())) {
            return;
        }
        lacks(
                "folder " + share.group() + " " + share.path(),
                "folder " + wanted.base() + "/" + share.path(),
                there.isAbsent() ? "" : rights(there.mode(), there.owner(), there.group()),
                there.isAbsent()
                        ? rights("2770", "root", share.group())
                        : rights(
                                Integer.toOctalString(Integer.parseInt(there.mode(), 8) | 02070),
                                there.owner(),
                                share.group()));
    }

    private static String rights(String mode, String owner, String group) {
        return "mode " + mode + ", owner " + owner + ", group " + group;
    }

    private void lacks(String line, String name, String before, String after) {
        lines.add(line);
        differences.add(
                new Difference(name, before.isEmpty() || before.endsWith("\n") ? before : before + "\n", after + "\n"));
    }

    /** What we made there for shares and users that are wanted no more. */
    ShareNeeds leftOver() {
        read.users().stream().sorted().filter(user -> !wanted.uses(user)).forEach(user -> goes("user", user));
        List<String> groups = wanted.shares().stream().map(Wanted.Item::group).toList();
        read.groups().stream().sorted().filter(group -> !groups.contains(group)).forEach(group -> goes("group", group));
        return this;
    }

    private void goes(String kind, String name) {
        lines.add(kind + " " + name);
        boolean there = kind.equals("group") ? read.hasGroup(name) : read.hasAccount(name);
        String what = kind.equals("group") ? "group " : "account and Samba’s user ";
        differences.add(new Difference(what + name, there ? "made by Intendant\n" : "gone by hand\n", ""));
        if (kind.equals("group")) {
            read.former(name)
                    .forEach(folder -> differences.add(
                            new Difference("folder " + folder.path(), "group " + name + "\n", folder.rights() + "\n")));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Names of users that leave. */
    List<String> leaving() {
        return Stream.of(lines)
                .flatMap(List::stream)
                .filter(line -> line.startsWith("user "))
                .map(line -> line.substring(5))
                .toList();
    }
}
