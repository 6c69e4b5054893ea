package org.intendant.bench;

import java.util.List;
import java.util.Map;

/** What many hosts print at once, what one prints without end, and a log of 100,000 lines in a browser. */
final class OutputBench implements Bench {

    private static final double MOST_HEAP = 64;

    private final Scale scale;
    private final Fleet fleet;

    OutputBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "output";
    }

    @Override
    public void run(Report report) throws Exception {
        ManyLines lines = new ManyLines(scale, fleet);
        OneGibibyte big = new OneGibibyte(scale, fleet);
        lines.measure(report);
        new LineDelay(scale, fleet).measure(report);
        big.measure(report);
        heap(report, Map.of(ManyLines.TITLE, lines::once, OneGibibyte.TITLE, big::once));
        new LongLog(scale, fleet).measure(report);
    }

    /** In passes of their own, since watching costs time. */
    private void heap(Report report, Map<String, Effort.Work> works) throws Exception {
        long pid = fleet.intendant().pid();
        report.title("Heap")
                .say(
                        "The application's heap after a full collection, every second or so while it works, in passes of their"
                                + " own; the growth is over what was left before.");
        for (Map.Entry<String, Effort.Work> work : works.entrySet()) {
            double before = Heap.afterCollection(pid);
            double most = Heap.mostDuring(pid, work.getValue());
            double after = Heap.afterCollection(pid);
            report.table(
                    List.of(work.getKey(), "MiB"),
                    List.of(
                            List.of("before", Samples.number(before)),
                            List.of("most, while it worked", Samples.number(most)),
                            List.of("after", Samples.number(after))));
            report.gate(
                    work.getKey() + ": heap grows by at most " + Samples.number(MOST_HEAP) + " MiB: "
                            + Samples.number(most - before),
                    most - before <= MOST_HEAP);
        }
    }
}
