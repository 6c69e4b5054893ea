package org.intendant.samba.push;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hosts.Command;
import org.intendant.hosts.Program;

/** Where what Intendant shares lies on a server, and the programs that handle it. Secrets go over standard input alone. */
final class SambaFiles {

    static final String MAIN = "/etc/samba/smb.conf";
    static final String OURS = "/etc/samba/intendant.conf";

    /** What an account that Intendant made says of itself. */
    static final String COMMENT = "Made by Intendant for shares";

    private static final String MADE = "/var/lib/intendant/samba/made";
    private static final Program READ = Program.beside(SambaFiles.class, "read.sh");
    private static final Program PREPARE = Program.beside(SambaFiles.class, "prepare.sh");
    private static final Program CHECK = Program.beside(SambaFiles.class, "check.sh");
    private static final Program ACTIVATE = Program.beside(SambaFiles.class, "activate.sh");
    private static final Program CLEAN = Program.beside(SambaFiles.class, "clean.sh");
    private static final Program USAGE = Program.beside(SambaFiles.class, "usage.sh");

    private SambaFiles() {}

    static Command reading(Wanted wanted) {
        Stream<String> users = wanted.users().stream()
                .map(user -> "user " + user.name() + " " + user.password().ntHash());
        Stream<String> groups = wanted.shares().stream().map(share -> "group " + share.group());
        Stream<String> folders = wanted.shares().stream().map(share -> "folder " + share.path());
        return READ.with(MAIN, OURS, MADE, wanted.base())
                .reading(lines(Stream.of(users, groups, folders).flatMap(part -> part)));
    }

    /** @param lines {@code group NAME}, {@code user NAME PASSWORD}, {@code folder GROUP PATH} */
    static Command preparing(String base, List<String> lines) {
        return PREPARE.with(MADE, base, COMMENT).withRoot().reading(lines(lines.stream()));
    }

    /** @param lines {@code user NAME}, {@code group NAME} */
    static Command cleaning(List<String> lines) {
        return CLEAN.with(MADE, COMMENT).withRoot().reading(lines(lines.stream()));
    }

    /** @param withOurs whether our file is there then */
    static Command checking(boolean withOurs) {
        return CHECK.with(MAIN, withOurs ? OURS : "-", OURS);
    }

    /**
     * @param unit Samba's service, or empty
     * @param start whether it must run
     * @param closed names of shares whose users come in anew
     */
    static Command activating(String unit, boolean start, List<String> closed) {
        Stream<String> first = Stream.of(unit.isEmpty() ? "-" : unit, start ? "start" : "keep");
        return ACTIVATE.with(Stream.concat(first, closed.stream()).toArray(String[]::new));
    }

    static Command measuring(Wanted wanted) {
        return USAGE.with(wanted.base())
                .withRoot()
                .reading(lines(wanted.shares().stream().map(share -> share.id() + " " + share.path())));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
