package org.intendant.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.intendant.demo.LabServer;
import org.intendant.demo.Waiting;

/** How often hosts are asked for something over SSH, counted by themselves: by what runs in the place of timeout, which runs all of it. */
final class Execs {

    private static final String COUNTER = "/usr/local/bin/timeout";
    private static final String COUNT = "/run/bench-execs";

    /** A program's own use of timeout comes without an option. */
    private static final String TEXT = """
            #!/bin/sh
            [ "$1" != -k ] || echo x >>%s
            exec /usr/bin/timeout "$@"
            """.formatted(COUNT);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PEACE = Duration.ofSeconds(5);

    private Execs() {}

    /** Begins to count. */
    static void count(List<LabServer> servers) {
        servers.forEach(server -> server.host().write(COUNTER, TEXT.getBytes(StandardCharsets.UTF_8), "0755"));
    }

    /** Nothing more is done before a command. */
    static void stop(List<LabServer> servers) {
        servers.forEach(server -> server.host().exec("rm", COUNTER).orThrow());
    }

    /** Waits until nobody asks the hosts for anything, and forgets what was counted. */
    static void quiet(List<LabServer> servers) {
        int[] last = {-1};
        long[] since = {System.nanoTime()};
        Waiting.until(LONGEST, "peace on the hosts", () -> {
            int sum = servers.stream().mapToInt(Execs::of).sum();
            if (sum != last[0]) {
                last[0] = sum;
                since[0] = System.nanoTime();
            }
            return System.nanoTime() - since[0] > PEACE.toNanos();
        });
        servers.forEach(Execs::forget);
    }

    static void forget(LabServer server) {
        server.host().exec("rm", "-f", COUNT).orThrow();
    }

    /** How often the host was asked for something since it was forgotten. */
    static int of(LabServer server) {
        return server.host().exec("cat", COUNT).stdout().length() / 2;
    }
}
