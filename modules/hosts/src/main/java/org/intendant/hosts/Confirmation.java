package org.intendant.hosts;

import java.time.Duration;
import java.util.List;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.StepLog;
import org.jspecify.annotations.Nullable;

/**
 * The end of a change that may have cut Intendant off: confirmed over a new connection, or known to be taken back.
 *
 * @param id the change's
 * @param reading what is read in the same round trip
 * @param confirmed told once the host has said so, whatever comes of the reading
 */
record Confirmation(RemoteHost host, String id, Command reading, Runnable confirmed) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** So long after its window the host is asked whether it took the change back. */
    private static final Duration BACK = Duration.ofSeconds(20);

    /**
     * Confirms, again and again until the window is over.
     *
     * @return what was read then
     * @throws CommandFailed when the host has taken the change back
     * @throws HostUnreachable when nobody knows, since it does not answer
     */
    HostReading within(Deadline window, StepLog log) {
        HostUnreachable gone = null;
        while (!window.over()) {
            try {
                HostReading read = asked();
                if (read != null) {
                    return read;
                }
            } catch (HostUnreachable silent) {
                if (gone == null) {
                    log.line("No new connection since the change, which "
                            + host.address().name() + " takes back by itself: " + silent.getMessage());
                }
                gone = silent;
            }
            pause();
        }
        return afterwards(gone);
    }

    /** The window is over: a host that was cut off has come back, or nothing is known. */
    private HostReading afterwards(@Nullable HostUnreachable before) {
        HostUnreachable gone = before;
        Deadline back = Deadline.in(BACK);
        do {
            try {
                HostReading late = asked();
                if (late != null) {
                    return late;
                }
                gone = null;
            } catch (HostUnreachable silent) {
                gone = silent;
            }
            pause();
        } while (!back.over());
        String name = host.address().name();
        if (gone == null) {
            throw new CommandFailed(
                    name
                            + " is not done with the change, and takes it back by itself when it is. Compare it again then.",
                    -1,
                    "");
        }
        throw new HostUnreachable(
                name + " does not answer since the change, and takes it back by itself. Compare it again when it"
                        + " answers. " + gone.getMessage(),
                gone);
    }

    /** What was read with the confirmation; null while the host is not done with the change. */
    private @Nullable HostReading asked() {
        Command confirm = HostReading.CHANGES
                .with(Program.words("confirm", id, reading))
                .reading(reading.input().bytes());
        CommandResult result = host.runAnew(confirm.withRoot(), LIMIT);
        List<String> head = HostReading.head(result.out());
        String answer = head.isEmpty() ? "" : head.get(0);
        String name = host.address().name();
        if (answer.equals("confirmed")) {
            confirmed.run();
        }
        if (answer.equals("confirmed") && result.ok()) {
            return new HostReading(HostReading.body(result.out()), HostReading.remarks(host, head));
        }
        return switch (answer) {
            case "unfinished" -> null;
            case "confirmed" ->
                throw new CommandFailed(
                        "The change of " + name + " is confirmed, but reading it back ended with " + result.exit()
                                + ": " + HostWords.in(result.err()),
                        result.exit(),
                        result.err());
            case "restored" ->
                throw new CommandFailed(
                        name
                                + " has taken the change back: it was not confirmed in time, so Intendant may have been cut off."
                                + " "
                                + String.join(" ", HostReading.remarks(host, of(head))),
                        -1,
                        result.out());
            case "absent" ->
                throw new CommandFailed(
                        "The change did not begin on " + name + ". Nothing was changed.", -1, result.out());
            default ->
                throw new CommandFailed(
                        "The change of " + name + " could not be confirmed: " + HostWords.in(result.err()),
                        result.exit(),
                        result.err());
        };
    }

    /** The lines about this change. */
    private List<String> of(List<String> head) {
        return head.stream()
                .filter(line -> line.startsWith("report " + id + " "))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Waiting for the confirmation of a change was interrupted.", stop);
        }
    }
}
