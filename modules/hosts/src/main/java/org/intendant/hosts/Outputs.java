package org.intendant.hosts;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.intendant.plans.CommandFailed;

/** What one command prints, behind a mark, and the answer that becomes of it. */
final class Outputs {

    private static final int MOST_OUTPUT = 4 * 1024 * 1024;
    private static final long FAR_TOO_MUCH = 64 * 1024 * 1024;
    private static final String HEARD = "\nheard";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HostAddress address;
    private final Command command;
    private final boolean sudo;
    private final String mark = random();
    private final String end = random();
    private final MarkedOutput out;
    private final MarkedOutput err;

    Outputs(HostAddress address, Command command) {
        this.address = address;
        this.command = command;
        sudo = command.asRoot() && !address.isRoot();
        out = new MarkedOutput(mark, MOST_OUTPUT);
        err = new MarkedOutput(mark, MOST_OUTPUT).ringing(out);
    }

    private static String random() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Whether the account needs sudo for it. */
    boolean sudo() {
        return sudo;
    }

    /** Stands before the answer. The command line of sudo shows it on the host; a second one there would change nothing. */
    String mark() {
        return mark;
    }

    /** Stands behind the answer where its channel stays: no program on the host is told it. */
    String end() {
        return end;
    }

    MarkedOutput out() {
        return out;
    }

    MarkedOutput err() {
        return err;
    }

    /**
     * @param handed whether its output is handed on as it comes, and may be without end
     * @throws CommandFailed when it printed too much to go on
     */
    void bound(boolean handed) {
        if (err.total() + (handed ? 0 : out.total()) > FAR_TOO_MUCH) {
            throw new CommandFailed(
                    command.program() + " on " + address.name() + " printed more than 64 MiB and was ended.", -1, "");
        }
    }

    /** Whether a shell that stays, or the command itself, has said that it was told to run. */
    boolean heard() {
        return out.begun() || out.before().contains(HEARD);
    }

    /** @throws CommandFailed when sudo or the login shell did not run it */
    Answer answer(int exit) {
        if (!out.marked()) {
            throw notRun(exit);
        }
        return new Answer(exit, out.bytes(), err.bytes());
    }

    private CommandFailed notRun(int exit) {
        String name = address.name();
        String user = address.user();
        String said = (err.before() + out.before().replace(HEARD, "")).strip();
        if (sudo && said.contains("sudo:")) {
            return new CommandFailed(
                    "sudo on " + name + " refused " + user + ". Add this line with visudo: " + user
                            + " ALL=(ALL) NOPASSWD: ALL",
                    exit,
                    said);
        }
        return new CommandFailed(
                "The login shell of " + user + " on " + name + " did not run " + command.program() + ".", exit, said);
    }

    ConnectionBroken givenUp(long seconds) {
        return new ConnectionBroken(
                command.program() + " on " + address.shown() + " was given up after " + seconds + " s.", null);
    }

    ConnectionBroken interrupted(InterruptedException stop) {
        return new ConnectionBroken(
                "Waiting for " + command.program() + " on " + address.shown() + " was interrupted.", stop);
    }

    ConnectionBroken broken() {
        return new ConnectionBroken(
                "The connection to " + address.shown() + " broke while " + command.program() + " ran.", null);
    }
}
