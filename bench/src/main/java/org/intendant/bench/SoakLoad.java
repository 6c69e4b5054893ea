package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;

/** What people do to the two servers during the soak, all at once, each in a rhythm of its own until the end. */
final class SoakLoad {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<String> PAGES = List.of(
            "/servers/servers.xhtml",
            "/dashboard.xhtml",
            "/operations/operations.xhtml",
            "/api/v1/servers/map",
            "/people/people.xhtml");

    private final SoakPair pair;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<RunningIntendant, RestClient> clients = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong imports = new AtomicLong();
    private final AtomicLong hit = new AtomicLong();
    private volatile boolean over;

    SoakLoad(SoakPair pair) {
        this.pair = pair;
    }

    /** One thing that is done again and again. */
    private interface Deed {
        void run(long turn) throws Exception;
    }

    /** Reads each of these hosts so often a minute, all of them by one operation. */
    void reading(List<LabServer> hosts, double aMinute) {
        every(Duration.ofMillis((long) (60_000 / aMinute)), turn -> read(hosts, turn));
    }

    void browsing(Duration pause) {
        Map<RunningIntendant, Reader> readers = new ConcurrentHashMap<>();
        every(pause, turn -> {
            RunningIntendant intendant = pair.either(turn);
            Reader reader = readers.get(intendant);
            if (reader == null) {
                reader = Reader.admin(intendant);
                readers.put(intendant, reader);
            }
            try {
                reader.get(PAGES.get((int) (turn / 2 % PAGES.size())));
            } catch (Exception | AssertionError trouble) {
                readers.remove(intendant);
                throw trouble;
            }
            pages.incrementAndGet();
        });
    }

    /** The same rows with another title each time. */
    void importing(Duration pause, int rows) {
        every(pause, turn -> {
            StringBuilder file = new StringBuilder("name,title\n");
            for (int i = 1; i <= rows; i++) {
                file.append("soaked")
                        .append(i)
                        .append(".example.org,Round ")
                        .append(turn)
                        .append('\n');
            }
            JsonNode answer = rest(pair.either(turn))
                    .with("Content-Type", "text/csv")
                    .send("POST", "servers/import?preview=false", file.toString())
                    .orThrow();
            if (answer.required("changed").asInt() != rows) {
                throw new AssertionError("An import changed " + answer.required("changed") + " of " + rows + " rows.");
            }
            imports.incrementAndGet();
        });
    }

    void killing(Duration pause) {
        every(pause, turn -> {
            if (turn > 0) {
                pair.kill();
            }
        });
    }

    private void read(List<LabServer> hosts, long turn) throws InterruptedException {
        RestOperations operations = new RestOperations(rest(pair.either(turn)));
        long id = operations.command(hosts, false, "cat", "/etc/hostname");
        RestOperations steady = new RestOperations(rest(pair.steady()));
        JsonNode ended = steady.ended(id, LONGEST);
        if (!ended.required("state").asText().equals("SUCCEEDED")) {
            throw new AssertionError("Operation " + id + " ended as " + ended.required("state") + ".");
        }
        for (LabServer host : hosts) {
            String printed = new String(steady.output(id, host), StandardCharsets.UTF_8);
            if (!printed.equals(host.host().name() + "\n")
                    && !printed.strip().endsWith(host.host().name())) {
                throw new AssertionError("Operation " + id + " printed “" + printed + "” on "
                        + host.host().name());
            }
            reads.incrementAndGet();
        }
    }

    private RestClient rest(RunningIntendant intendant) {
        return clients.computeIfAbsent(intendant, RestClient::admin);
    }

    /** Begins when its time has come, at once when that is past: what a kill delayed is done afterwards. */
    private void every(Duration pause, Deed deed) {
        Thread thread = new Thread(() -> {
            long begin = System.nanoTime();
            for (long turn = 0; !over; turn++) {
                long wait = begin + turn * pause.toNanos() - System.nanoTime();
                try {
                    while (wait > 0 && !over) {
                        TimeUnit.NANOSECONDS.sleep(Math.min(wait, TimeUnit.SECONDS.toNanos(1)));
                        wait = begin + turn * pause.toNanos() - System.nanoTime();
                    }
                } catch (InterruptedException stop) {
                    return;
                }
                if (!over) {
                    once(deed, turn);
                }
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void once(Deed deed, long turn) {
        int before = pair.kills();
        try {
            deed.run(turn);
        } catch (Exception | AssertionError trouble) {
            if (pair.down() || pair.kills() > before) {
                hit.incrementAndGet();
            } else {
                failures.add(trouble.toString());
                System.out.println("  " + trouble);
            }
        }
    }

    /** Has everything end; returns when it has. */
    void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    long reads() {
        return reads.get();
    }

    long pages() {
        return pages.get();
    }

    long imports() {
        return imports.get();
    }

    /** What was not answered because the one that was asked was killed meanwhile. */
    long hit() {
        return hit.get();
    }

    /** What went wrong without a kill. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
