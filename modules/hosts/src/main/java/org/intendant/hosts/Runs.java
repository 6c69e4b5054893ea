package org.intendant.hosts;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * Commands on one host that outlive a connection. Their account is theirs: what was started as root lies below
 * {@code /var/lib/intendant/runs}, everything else in the account's home; where, is looked up at each call.
 */
final class Runs {

    private static final Program RUN = Program.beside(Runs.class, "run.sh").bare();
    private static final Program SUPERVISE =
            Program.beside(Runs.class, "supervise.sh").bare();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** What one answer brings at most, so that memory does not grow with the number of hosts that print. */
    private static final String MOST_BYTES = Integer.toString(512 * 1024);

    /** How long the beginning of a run is looked at by who does not follow it. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final int NO_ROOM = 75;
    private static final byte[] TORN =
            "\n[the host's disk was full: what was printed after this is lost]\n".getBytes(StandardCharsets.UTF_8);

    private final HostAddress address;
    private final BiFunction<Command, Duration, Answer> host;
    private final Stream stream;

    /** Runs a command whose output is read as it comes. */
    interface Stream {
        Answer run(Command command, Duration limit, Taking taking);
    }

    Runs(HostAddress address, BiFunction<Command, Duration, Answer> host, Stream stream) {
        this.address = address;
        this.host = host;
        this.stream = stream;
    }

    RunOutput start(String id, Command command, Duration limit) {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        RunOutput first = start(id, command, limit, MOMENT, beginning::writeBytes);
        return new RunOutput(first.state(), 0, beginning.toByteArray(), first.total(), first.exitCode());
    }

    RunOutput start(String id, Command command, Duration limit, Duration wait, RunReader reader) {
        byte[] input = command.input().bytes();
        List<String> words = new ArrayList<>(List.of("start", id));
        words.add(Long.toString(Math.max(1, limit.toSeconds())));
        words.add(Integer.toString(input.length));
        words.add(SUPERVISE.text());
        words.add(seconds(wait));
        words.addAll(command.arguments());
        Command start = RUN.with(words.toArray(String[]::new)).reading(input);
        RunStream read = new RunStream(0, reader, wait);
        return ended(id, read, stream("started", command.asRoot() ? start.withRoot() : start, wait, read));
    }

    RunOutput follow(String id, long offset, Duration wait) {
        Answer answer = find(LIMIT.plus(wait), "follow", id, Long.toString(offset), MOST_BYTES, seconds(wait));
        return parse(offset, checked("followed", answer).out());
    }

    RunOutput follow(String id, long offset, Duration wait, RunReader reader) {
        Command follow = RUN.with("stream", id, Long.toString(offset), seconds(wait));
        RunStream read = new RunStream(offset, reader, wait);
        byte[] said = stream("followed", follow, wait, read);
        if (read.absent() && !address.isRoot()) {
            read = new RunStream(offset, reader, wait);
            said = stream("followed", follow.withRoot(), wait, read);
        }
        return ended(id, read, said);
    }

    /** Answers what was said as errors. What breaks after all was stored is no loss. */
    private byte[] stream(String what, Command command, Duration wait, RunStream read) {
        try {
            Answer answer = stream.run(command, LIMIT.plus(wait), read);
            if (answer.exit() == NO_ROOM) {
                throw full(answer);
            }
            return checked(what, answer).err();
        } catch (HostUnreachable | CommandFailed broken) {
            if (read.stored()) {
                return new byte[0];
            }
            throw broken;
        }
    }

    /** Where the host did not remove the run with its answer, for it had to be told of input or was too old, it does now. */
    private RunOutput ended(String id, RunStream read, byte[] said) {
        boolean removed = read.stored();
        RunOutput end = read.end(said);
        if (read.stored() && !removed) {
            forget(id);
        }
        return end;
    }

    private DiskFull full(Answer answer) {
        String sentence = "The disk of " + address.name() + " is too full for a run that outlives a connection: "
                + HostWords.in(answer.errText());
        return new DiskFull(sentence, answer.exit(), answer.errText());
    }

    RunEnd cancel(String id) {
        return switch (checked("cancelled", find(LIMIT, "cancel", id)).outText().strip()) {
            case "absent", "0 boot", "0 cgroup" -> RunEnd.NOTHING_LEFT;
            case "0 session" -> RunEnd.SESSION_GONE;
            default -> RunEnd.STILL_THERE;
        };
    }

    void forget(String id) {
        checked("forgotten", find(LIMIT, "forget", id));
    }

    void tidy() {
        checked("tidied up", host.apply(RUN.with("tidy", "all"), LIMIT));
        if (!address.isRoot()) {
            checked("tidied up", host.apply(RUN.with("tidy", "all").withRoot(), LIMIT));
        }
    }

    /** The first line says state, size and exit code; the bytes follow. */
    static RunOutput parse(long offset, byte[] answer) {
        int end = 0;
        while (end < answer.length && answer[end] != '\n') {
            end++;
        }
        String[] header = new String(answer, 0, end, StandardCharsets.US_ASCII).split(" ", -1);
        if (header.length != 3 || !header[1].matches("\\d{1,18}") || !header[2].matches("-|\\d{1,3}")) {
            throw new CommandFailed("The host's answer about a run makes no sense.", -1, String.join(" ", header));
        }
        byte[] bytes = Arrays.copyOfRange(answer, Math.min(end + 1, answer.length), answer.length);
        Integer exit = header[2].equals("-") ? null : Integer.valueOf(header[2]);
        return switch (header[0]) {
            case "running" -> new RunOutput(RunOutput.State.RUNNING, offset, bytes, Long.parseLong(header[1]), null);
            case "ended" -> new RunOutput(RunOutput.State.ENDED, offset, bytes, Long.parseLong(header[1]), exit);
            case "torn" -> torn(offset, bytes, Long.parseLong(header[1]), exit);
            default -> new RunOutput(RunOutput.State.LOST, offset, bytes, Long.parseLong(header[1]), null);
        };
    }

    /** The line that says so comes after the last byte, once: who has read beyond that byte has it already. */
    private static RunOutput torn(long offset, byte[] bytes, long total, @Nullable Integer exit) {
        byte[] marked = Arrays.copyOf(bytes, offset > total ? bytes.length : bytes.length + TORN.length);
        System.arraycopy(TORN, 0, marked, bytes.length, marked.length - bytes.length);
        return new RunOutput(RunOutput.State.ENDED, offset, marked, total + TORN.length, exit);
    }

    /** Asks the account first and, where it knows of no such run, root. */
    private Answer find(Duration limit, String... words) {
        Answer answer = host.apply(RUN.with(words), limit);
        boolean absent = answer.exit() == 0 && answer.outText().startsWith("absent");
        return absent && !address.isRoot() ? host.apply(RUN.with(words).withRoot(), limit) : answer;
    }

    private Answer checked(String what, Answer answer) {
        if (answer.exit() != 0) {
            throw new CommandFailed(
                    "A run on " + address.name() + " could not be " + what + ": " + HostWords.in(answer.errText()),
                    answer.exit(),
                    answer.errText());
        }
        return answer;
    }

    private static String seconds(Duration wait) {
        return BigDecimal.valueOf(wait.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
