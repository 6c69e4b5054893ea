package org.intendant.keymanager.revoke;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A session that somebody wants ended, as an operation keeps it.
 *
 * @param pid its process, which began at {@code start}
 */
record MeantSession(long pid, long start, String fingerprint, String account) {

    static String lines(List<OpenSession> sessions) {
        return sessions.stream()
                .map(session ->
                        session.pid() + " " + session.start() + " " + session.fingerprint() + " " + session.account())
                .collect(Collectors.joining("\n"));
    }

    static List<MeantSession> in(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 4))
                .map(words -> new MeantSession(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], words[3]))
                .toList();
    }

    /** With which key, in words. */
    String key() {
        return fingerprint.isEmpty() ? "a key that nobody knows" : "the key " + fingerprint;
    }

    /** Whether this is it: the same process, with the same key on the same account. */
    boolean is(OpenSession session) {
        return session.isSameAs(pid, start)
                && session.fingerprint().equals(fingerprint)
                && session.account().equals(account);
    }
}
