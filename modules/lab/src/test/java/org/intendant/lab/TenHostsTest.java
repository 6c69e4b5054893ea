package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten hosts at once, each a machine of its own. */
@Tag("lab")
class TenHostsTest {

    private static final int HOSTS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void bootInParallelAndAnswerPlainSsh() {
        try (Lab lab = Lab.open()) {
            long start = System.nanoTime();
            List<LabHost> hosts = make(lab);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.getLogger("org.intendant.lab")
                    .log(System.Logger.Level.INFO, "{0} hosts answered ssh after {1} ms", HOSTS, took.toMillis());

            assertThat(hosts)
                    .extracting(
                            host -> lab.ssh(host, "root", "hostname").stdout().strip())
                    .containsExactlyElementsOf(hosts.stream().map(LabHost::name).toList());
            assertThat(hosts).extracting(LabHost::bootId).doesNotHaveDuplicates();
            assertThat(hosts).extracting(LabHost::hostKeyFingerprint).doesNotHaveDuplicates();
            assertThat(hosts).extracting(LabHost::address).doesNotHaveDuplicates();
            assertThat(took).isLessThan(LIMIT);
        }
    }

    private static List<LabHost> make(Lab lab) {
        ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
        try {
            List<CompletableFuture<LabHost>> hosts = IntStream.rangeClosed(1, HOSTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> lab.host("ten" + number), threads))
                    .toList();
            return hosts.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }
}
