package org.intendant.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchesTest {

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        Benches benches = Benches.of(new Scale(true), new Fleet());

        assertThat(benches.refusal(List.of("speed")))
                .startsWith("There is no bench speed. There are: ")
                .contains("reads", "faults", "output", "click");
    }

    @Test
    void competitorsTakeTurnsAndTheSameSeedMakesTheSameOrder() throws Exception {
        assertThat(turns(7)).hasSize(15).isEqualTo(turns(7)).isNotEqualTo(turns(8));
        assertThat(turns(7).subList(3, 6)).containsExactlyInAnyOrder("a", "b", "c");
    }

    private static List<String> turns(long seed) throws Exception {
        List<String> turns = new ArrayList<>();
        Passes passes = new Passes(5, seed);
        for (String name : List.of("a", "b", "c")) {
            passes.add(name, () -> {
                turns.add(name);
                return new Effort(turns.size(), 1);
            });
        }
        Map<String, Passes.Measured> measured = passes.run();
        assertThat(measured.keySet()).containsExactly("a", "b", "c");
        assertThat(measured.get("a").wall().count()).isEqualTo(5);
        return turns;
    }

    @Test
    void addressesAreWrittenAsTheKernelListsThem() {
        assertThat(Fleet.littleEndian("10.77.1.0")).isEqualTo("00014D0A");
    }

    @Test
    void theHeapIsAllThatIsAlive() {
        assertThat(Heap.alive("""
                        4711:
                         num     #instances         #bytes  class name (module)
                        -------------------------------------------------------
                           1:             9        2097152  [B (java.base@17.0.15)
                           2:             1        1048576  Total
                        Total            10        3145728
                        """)).isEqualTo(3);
    }

    @Test
    void cpuIsReadBehindANameThatHoldsAnything() {
        Cpu.Stat stat = Cpu.Stat.parse("4711 (a) b (c)) S 1 2 3 4 5 6 7 8 9 10 100 20 3000 400 20 0 1 0 55");

        assertThat(stat.own()).isEqualTo(1200);
        assertThat(stat.children()).isEqualTo(34_000);
    }
}
