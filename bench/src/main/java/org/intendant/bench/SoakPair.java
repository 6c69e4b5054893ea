package org.intendant.bench;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;

/** Two Intendant servers on one PostgreSQL: one lives through, the other is killed and started again and again. */
final class SoakPair implements AutoCloseable {

    /** What opens {@code /metrics}. */
    private static final String TOKEN = "bench reads the metrics of the soak";

    private static final int KEY_BYTES = 32;

    private final RunningIntendant steady;
    private final RunningIntendant mortal;
    private final AtomicInteger kills = new AtomicInteger();
    private volatile boolean down;

    SoakPair(Postgres postgres) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String master = Base64.getEncoder().encodeToString(key);
        steady = prepared(postgres, master);
        mortal = prepared(postgres, master);
    }

    private static RunningIntendant prepared(Postgres postgres, String master) {
        return postgres.under(Subject.prepared())
                .set("INTENDANT_MASTER_KEY", master)
                .set("INTENDANT_METRICS_TOKEN", TOKEN)
                .set("INTENDANT_CHECK_EVERY", "60")
                .set("INTENDANT_COMPARE_EVERY", "1");
    }

    SoakPair start() {
        steady.start();
        mortal.start();
        return this;
    }

    /** The one that lives through. */
    RunningIntendant steady() {
        return steady;
    }

    /** One of the two, by turns where both are there. */
    RunningIntendant either(long turn) {
        return down || turn % 2 == 0 ? steady : mortal;
    }

    /** {@code kill -9}, then a new start; returns when it is ready. */
    void kill() {
        down = true;
        kills.incrementAndGet();
        mortal.kill9();
        mortal.start();
        down = false;
    }

    /** How often one was killed so far. */
    int kills() {
        return kills.get();
    }

    boolean down() {
        return down;
    }

    /** The process of the one that is killed; a new one after each kill. */
    long mortalPid() {
        return mortal.pid();
    }

    /** MiB of the steady one's heap that are in use after everything that nobody needs was removed. */
    double heapMib() throws Exception {
        int exit = new ProcessBuilder("jcmd", Long.toString(steady.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("jcmd ended with " + exit + ".");
        }
        return RestClient.anonymous(steady)
                        .with("Authorization", "Bearer " + TOKEN)
                        .get("/metrics")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"}"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                        .findFirst()
                        .orElseThrow()
                / (1 << 20);
    }

    @Override
    public void close() {
        steady.close();
        mortal.close();
    }
}
