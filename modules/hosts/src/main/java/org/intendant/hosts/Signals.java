package org.intendant.hosts;

import java.util.List;

/** The names that SSH gives to signals. */
final class Signals {

    private static final List<String> NAMES = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM");

    private Signals() {}

    /** The exit code that a shell shows for a command ended by this signal: 143 for TERM; 128 for unknown ones. */
    static int exit(String signal) {
        return 128 + Math.max(0, NAMES.indexOf(signal));
    }
}
