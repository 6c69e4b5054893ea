package org.intendant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code bench/RESULTS.md}: the machine, then what each bench found last, in their order. */
record Results(Path folder) {

    private static final String PREFACE = """
            # Measured

            By `bench/run`, which checks that everything is right before it takes times. Where competitors share a machine, \
            ratios and CPU say more than seconds. Times are medians with the smallest and the largest in brackets.
            """;

    /** Composes it anew from the parts that are there. */
    void write(Machine machine, List<String> names) throws IOException {
        StringBuilder parts = new StringBuilder();
        for (String name : names) {
            Path part = folder.resolve("results").resolve(name + ".md");
            if (Files.exists(part)) {
                parts.append('\n').append(Files.readString(part));
            }
        }
        Files.writeString(folder.resolve("RESULTS.md"), compose(machine, parts.toString()));
    }

    static String compose(Machine machine, String parts) {
        return Stream.of(PREFACE, "\n", machine.text(), "\n", parts).collect(Collectors.joining());
    }
}
