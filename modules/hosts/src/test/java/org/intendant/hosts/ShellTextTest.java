package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** T1: shell text is written in resource files and quoted in one class; nothing else makes any. */
class ShellTextTest {

    private static final Set<String> QUOTES = Set.of("Command.java", "Program.java", "ShellQuoting.java");
    /** They send a line that the quoting made. */
    private static final Set<String> SENDS = Set.of("Exec.java", "StandingShell.java");

    private static final Pattern SHELL =
            Pattern.compile("\"(/bin/)?sh\"|\"(ba|da|z)sh\"|\"eval\"|new Program\\(|\\.setCommand\\(");

    @Test
    void onlyTheQuotingKnowsTheShell() throws IOException {
        List<Path> sources = sources();

        assertThat(sources).as("sources to look at").hasSizeGreaterThan(20);
        assertThat(sources.stream().filter(ShellTextTest::mentionsShell)).isEmpty();
    }

    @Test
    void wouldFindShellText() {
        assertThat(SHELL.matcher("Command.of(\"sh\", \"-c\", \"rm \" + file)").find())
                .isTrue();
        assertThat(SHELL.matcher("new Program(\"x\", \"rm \" + file)").find()).isTrue();
    }

    private static boolean mentionsShell(Path source) {
        try {
            String text = Files.readString(source);
            String name = source.getFileName().toString();
            String rest = SENDS.contains(name) ? text.replace(".setCommand(line)", "") : text;
            return !QUOTES.contains(name) && SHELL.matcher(rest).find();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What ships, of all modules; the lab, the benches and the demo run programs of this machine and of lab hosts. */
    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/main/java/"))
                    .filter(file -> !file.startsWith(root.resolve("modules/lab")))
                    .filter(file -> !file.startsWith(root.resolve("bench")))
                    .filter(file -> !file.startsWith(root.resolve("demo")))
                    .toList();
        }
    }
}
