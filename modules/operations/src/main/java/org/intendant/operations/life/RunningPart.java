package org.intendant.operations.life;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Part;
import org.intendant.operations.store.OperationRows.Ordered;
import org.intendant.operations.store.PartRows;
import org.intendant.operations.store.PartRows.Progress;
import org.intendant.plans.Approval;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** A part while this server works on it. Each of its writes names the epoch and throws {@link Overtaken} once that is old. */
final class RunningPart implements Part {

    private static final int LONGEST_NOW = 300;
    private static final Duration REPEAT = Duration.ofSeconds(5);

    /** What a part is over with by then nobody needs to read of it. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final OperationPart row;
    private final Operation operation;
    private final Ordered ordered;
    private final Approval approval;
    private final boolean resumed;
    private final long epoch;
    private final PartRows parts;
    private final LogBuffer own;
    private final LogBuffer whole;
    private final boolean named;
    private final Clock clock;
    private final PartPlaces places;
    private final Threads threads;
    private final Mask mask = new Mask();
    private String begun;
    private volatile String lastWords = "";
    private long lastSaid;
    private final long since = System.nanoTime();
    private volatile boolean sayingSoon;
    private volatile boolean ended;
    private @Nullable Integer exit;
    private volatile boolean cancelled;
    private volatile String leftover = "";

    RunningPart(OperationPart row, Progress progress, OperationRun run, LogBuffer own) {
        this.row = row;
        this.operation = run.operation();
        this.ordered = run.ordered();
        this.approval = progress.approval();
        this.resumed = progress.state() == OperationState.RUNNING;
        this.begun = progress.begun();
        this.epoch = run.epoch();
        this.parts = run.parts();
        this.own = own;
        this.whole = run.whole();
        this.named = run.size() > 1;
        this.clock = run.clock();
        this.places = run.places();
        this.threads = run.threads();
    }

    @Override
    public String id() {
        return row.id();
    }

    @Override
    public Target target() {
        return row.target();
    }

    /** As it was when this worker began with it. */
    Operation operation() {
        return operation;
    }

    /** Whether no other worker has taken over, for as long as the current transaction lasts. */
    boolean isMine() {
        return parts.hold(id(), epoch);
    }

    @Override
    public Map<String, String> details() {
        return ordered.details();
    }

    @Override
    public Approval approval() {
        return approval;
    }

    @Override
    public boolean resumed() {
        return resumed;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void withoutPlace(Runnable waiting) {
        places.leave();
        try {
            waiting.run();
        } finally {
            places.enterAgain();
        }
    }

    void askToCancel() {
        cancelled = true;
    }

    /** A line that holds line ends becomes several, so that no host can write a line in another's name. */
    @Override
    public void line(String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (String line : mask.of(text).split("\r\n|\r|\n", -1)) {
            own.line(now + " " + line);
            whole.line(now + " " + name() + line);
        }
    }

    /** A line in the operation's log alone: the part's own is for the work and its host. */
    void tell(String text) {
        whole.line(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + name() + text);
    }

    private String name() {
        return named ? target().name() + ": " : "";
    }

    @Override
    public void output(byte[] bytes, int length) {
        own.raw(mask.next(bytes, length));
    }

    @Override
    public long outputStored() {
        return own.outputStored();
    }

    @Override
    public void flush() {
        own.raw(mask.rest());
        own.awaitStored();
    }

    @Override
    public void mask(String secret) {
        mask.add(secret);
    }

    @Override
    public void now(String words) {
        String masked = mask.of(words).replace('\0', '\u2400');
        String cut = masked.length() > LONGEST_NOW ? masked.substring(0, LONGEST_NOW) : masked;
        if (cut.equals(lastWords) && System.nanoTime() - lastSaid < REPEAT.toNanos()) {
            return;
        }
        lastWords = cut;
        lastSaid = System.nanoTime();
        if (sayingSoon) {
            return;
        }
        if (lastSaid - since < MOMENT.toNanos()) {
            sayingSoon = true;
            threads.later(this::sayNow, MOMENT);
        } else {
            Patience.write(() -> parts.now(id(), epoch, cut));
        }
    }

    /** Words of the first moment, after it: whoever was overtaken meanwhile learns it from his next write. */
    private void sayNow() {
        sayingSoon = false;
        if (!ended) {
            parts.now(id(), epoch, lastWords);
        }
    }

    /** Nothing more is said of it. */
    void end() {
        ended = true;
    }

    @Override
    public void exit(int code) {
        exit = code;
    }

    /** Stored with the part's end. */
    @Nullable
    Integer exit() {
        return exit;
    }

    @Override
    public void leftover(String sentence) {
        leftover = sentence;
    }

    /** What cannot be seen of it, in a sentence, or the empty string. */
    String leftover() {
        return leftover;
    }

    @Override
    public RuntimeException lost(String sentence) {
        return new Lost(sentence);
    }

    /** An error's sentence with its secrets covered. */
    String masked(String sentence) {
        return mask.of(sentence);
    }

    /** True when a one-off step began already, under whichever worker. */
    boolean hasBegun(String digest) {
        return begun.contains(digest);
    }

    /** Remembers that a one-off step begins. */
    void begins(String digest) {
        begun = begun + digest + " ";
        Patience.write(() -> parts.begun(id(), epoch, begun));
    }
}
