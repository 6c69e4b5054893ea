package org.intendant.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Competitors that take turns: in each pass every one runs once, in an order shuffled anew. */
final class Passes {

    private final int count;
    private final long seed;
    private final Map<String, Competitor> competitors = new LinkedHashMap<>();

    /** One who takes part. */
    interface Competitor {

        /** Does the work once and checks what came of it; an exception ends the bench. */
        Effort pass() throws Exception;
    }

    Passes(int count) {
        this(count, System.nanoTime());
    }

    Passes(int count, long seed) {
        this.count = count;
        this.seed = seed;
    }

    Passes add(String name, Competitor competitor) {
        competitors.put(name, competitor);
        return this;
    }

    /** Runs all; answers what each took, in the order in which they were added. */
    Map<String, Measured> run() throws Exception {
        Map<String, List<Effort>> efforts = new LinkedHashMap<>();
        competitors.keySet().forEach(name -> efforts.put(name, new ArrayList<>()));
        Random random = new Random(seed);
        for (int pass = 1; pass <= count; pass++) {
            List<String> order = new ArrayList<>(competitors.keySet());
            Collections.shuffle(order, random);
            for (String name : order) {
                Effort effort = One.of(competitors, name).pass();
                One.of(efforts, name).add(effort);
                progress(pass, name, effort);
            }
        }
        Map<String, Measured> measured = new LinkedHashMap<>();
        efforts.forEach((name, all) -> measured.put(name, Measured.of(all)));
        return measured;
    }

    /** For the report. */
    String shown() {
        return count + " passes of each, interleaved, order shuffled with the seed " + seed + ".";
    }

    private void progress(int pass, String name, Effort effort) {
        System.out.printf(
                "  pass %d of %d, %s: %s ms, CPU %s ms%n",
                pass, count, name, Samples.number(effort.wall()), Samples.number(effort.cpu()));
    }

    /**
     * What a competitor took over all passes.
     *
     * @param wall milliseconds a pass
     * @param cpu milliseconds of CPU a pass
     */
    record Measured(Samples wall, Samples cpu) {

        static Measured of(List<Effort> efforts) {
            return new Measured(
                    Samples.of(efforts.stream().map(Effort::wall).toList()),
                    Samples.of(efforts.stream().map(Effort::cpu).toList()));
        }
    }
}
