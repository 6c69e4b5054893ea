package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.jspecify.annotations.Nullable;

/**
 * Changes files of one host as a transaction, in one round trip: all of them, or none.
 *
 * <p>The host takes its lock, looks whether each file is as it was planned for (or is
 * already as it shall become: a step may run twice), writes the new ones beside them, checks,
 * renames, activates and probes; where anything fails it puts the old ones back and activates those. A change that may cut
 * Intendant off is {@link #confirmedWithin confirmed}: before anything is replaced the host arms a timer and a unit for its
 * next boot, which take the change back byte for byte, unless Intendant confirms over a new connection.
 */
public final class ApplyFiles implements Step {

    private static final Program APPLY = Program.beside(ApplyFiles.class, "apply.sh");
    private static final Program FILE = Program.beside(ApplyFiles.class, "file.sh");
    private static final Program RESTORE = Program.beside(ApplyFiles.class, "restore.sh");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int BUSY = 75;
    private static final int CHANGED = 76;
    private static final int PUT_BACK = 78;

    private final RemoteHost host;
    private final String kind;
    private final String sentence;
    private final List<HostFile> files;
    private final @Nullable Command check;
    private final @Nullable Command activate;
    private final @Nullable Command probe;
    private final Duration window;
    private final @Nullable Command reading;
    private final List<Difference> more;
    private final Consumer<StepLog> next;
    private final Consumer<CommandFailed> refused;
    private @Nullable HostReading readBack;
    private boolean stands;

    /**
     * @param kind for approvals by policy, as in {@code keymanager.keys}
     * @param sentence the change in the imperative
     * @param files all of which differ; at least one
     */
    public ApplyFiles(RemoteHost host, String kind, String sentence, List<HostFile> files) {
        this(host, kind, sentence, files, null, null, null, Duration.ZERO, null, List.of(), log -> {}, failed -> {});
    }

    private ApplyFiles(
            RemoteHost host,
            String kind,
            String sentence,
            List<HostFile> files,
            @Nullable Command check,
            @Nullable Command activate,
            @Nullable Command probe,
            Duration window,
            @Nullable Command reading,
            List<Difference> more,
            Consumer<StepLog> next,
            Consumer<CommandFailed> refused) {
        this.host = requireNonNull(host);
        this.kind = requireNonNull(kind);
        this.sentence = requireNonNull(sentence);
        this.files = List.copyOf(files);
        this.check = check;
        this.activate = activate;
        this.probe = probe;
        this.window = window;
        this.reading = reading;
        this.more = List.copyOf(more);
        this.next = next;
        this.refused = refused;
        if (files.isEmpty() || files.stream().map(HostFile::path).distinct().count() < files.size()) {
            throw new IllegalArgumentException("A change is of one file or more, and of each once.");
        }
    }

    /**
     * What must end with 0. Where an argument is the path of one of the files, it runs before anything is replaced, with
     * the new text beside it in that argument's place; else once all files are in place, before they are activated.
     */
    public ApplyFiles checkedBy(Command command) {
        return new ApplyFiles(
                host, kind, sentence, files, command, activate, probe, window, reading, more, next, refused);
    }

    /** What makes the host use the files, also those that were put back; not run at a boot. */
    public ApplyFiles activatedBy(Command command) {
        return new ApplyFiles(host, kind, sentence, files, check, command, probe, window, reading, more, next, refused);
    }

    /** What must end with 0 once they are used. */
    public ApplyFiles probedBy(Command command) {
        return new ApplyFiles(
                host, kind, sentence, files, check, activate, command, window, reading, more, next, refused);
    }

    /**
     * Makes it a change that the host takes back by itself, unless it is confirmed in time over a new connection.
     *
     * @param within whole seconds, at least one, from the moment at which the host begins to replace files
     * @param read the planner's own program: the confirmation runs it too, see {@link #readBack}
     */
    public ApplyFiles confirmedWithin(Duration within, Command read) {
        if (within.toSeconds() < 1) {
            throw new IllegalArgumentException("A change is confirmed within a second or more.");
        }
        return new ApplyFiles(host, kind, sentence, files, check, activate, probe, within, read, more, next, refused);
    }

    /**
     * Says what else it changes, which is not in the files: what the host has loaded, say.
     *
     * @param differences shown and approved with those of the files
     * @param afterwards done once the change stands
     */
    public ApplyFiles alsoChanging(List<Difference> differences, Consumer<StepLog> afterwards) {
        return new ApplyFiles(
                host, kind, sentence, files, check, activate, probe, window, reading, differences, afterwards, refused);
    }

    /** Says who is told of what the host refused, before it is thrown. */
    public ApplyFiles telling(Consumer<CommandFailed> told) {
        return new ApplyFiles(host, kind, sentence, files, check, activate, probe, window, reading, more, next, told);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public List<Difference> differences() {
        return Stream.concat(files.stream().filter(HostFile::differs).map(HostFile::difference), more.stream())
                .toList();
    }

    @Override
    public Risk risk() {
        return window.isZero() ? Risk.NORMAL : Risk.COMMIT_CONFIRMED;
    }

    /** All of them, in their order. */
    public List<HostFile> files() {
        return files;
    }

    /** Whether the host said that the change is made and, where it needs that, confirmed; known once the step ran. */
    public boolean stands() {
        return stands;
    }

    /** What the confirmation read, once the step ran: planning again from it needs no further round trip. */
    public Optional<HostReading> readBack() {
        return Optional.ofNullable(readBack);
    }

    @Override
    public void run(StepLog log) {
        String id = UUID.randomUUID().toString();
        Deadline end = Deadline.in(window);
        try {
            apply(id, log);
        } catch (HostUnreachable gone) {
            if (window.isZero()) {
                throw gone;
            }
            log.line("The connection broke during the change: " + gone.getMessage());
        }
        if (reading == null) {
            stands = true;
        } else {
            readBack = new Confirmation(host, id, reading, () -> stands = true).within(end, log);
        }
        next.accept(log);
    }

    /** The change alone; without its confirmation it is taken back. */
    void apply(String id, StepLog log) {
        applied(host.run(command(id), window.isZero() ? LIMIT : window), log);
    }

    private void applied(CommandResult result, StepLog log) {
        result.out().lines().map(HostWords::in).filter(line -> !line.isEmpty()).forEach(log::line);
        if (result.ok()) {
            return;
        }
        String said = HostWords.in(result.err());
        String name = host.address().name();
        if (result.exit() == CHANGED) {
            throw new Refused(Refused.Why.CONFLICT, "Nothing was changed on " + name + ": " + said);
        }
        String what = switch (result.exit()) {
            case BUSY -> "Nothing was changed on " + name + ": ";
            case PUT_BACK -> name + " has put everything back as it was: ";
            case PUT_BACK + 1 -> name + " could not put everything back as it was: ";
            default -> "Nothing was replaced on " + name + ": ";
        };
        CommandFailed failed = new CommandFailed(what + said, result.exit(), result.err());
        refused.accept(failed);
        throw failed;
    }

    Command command(String id) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        String list = files.stream().map(file -> file.line(id) + "\n").collect(Collectors.joining());
        byte[][] blocks = {
            list.getBytes(StandardCharsets.UTF_8), words(check, id), words(activate, null), words(probe, null)
        };
        for (byte[] block : blocks) {
            input.writeBytes(block);
        }
        files.stream()
                .map(HostFile::after)
                .filter(after -> after != null)
                .forEach(after -> input.writeBytes(requireNonNull(after).bytes()));
        return APPLY.with(
                        id,
                        Long.toString(window.toSeconds()),
                        early() ? "early" : "late",
                        Integer.toString(blocks[0].length),
                        Integer.toString(blocks[1].length),
                        Integer.toString(blocks[2].length),
                        Integer.toString(blocks[3].length),
                        FILE.text(),
                        RESTORE.text())
                .withRoot()
                .reading(input.toByteArray());
    }

    private boolean early() {
        return check != null
                && files.stream()
                        .anyMatch(file ->
                                file.after() != null && check.arguments().contains(file.path()));
    }

    /** A command's words with a NUL behind each; paths of the files become those of the texts beside them, given an id. */
    private byte[] words(@Nullable Command command, @Nullable String id) {
        if (command == null) {
            return new byte[0];
        }
        return command.arguments().stream()
                .map(word -> id == null ? word : beside(word, id))
                .map(word -> word + "\0")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String beside(String word, String id) {
        return files.stream()
                .filter(file -> file.after() != null && file.path().equals(word))
                .map(file -> file.beside(id))
                .findFirst()
                .orElse(word);
    }
}
