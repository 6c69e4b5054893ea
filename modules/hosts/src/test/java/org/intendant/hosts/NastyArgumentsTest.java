package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** T1, T4: whatever an argument holds, a real host's program gets it byte for byte and runs nothing of it. */
@Tag("lab")
class NastyArgumentsTest {

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            ";",
            "$(touch /tmp/owned)",
            "`touch /tmp/owned`",
            "|",
            "&",
            "\n",
            "\r",
            "\t",
            "${IFS}",
            " ",
            "\\",
            "*",
            "?",
            "~",
            "#",
            "!",
            "!!",
            "%",
            "=",
            "(",
            ")",
            "{a,b}",
            "[x]",
            "<",
            ">",
            "$",
            "$$",
            "$0",
            "-",
            "--",
            "-n",
            "ä",
            "€",
            "😀",
            "\u0001",
            "\u001b[2J",
            "\u202e",
            "\u0085",
            "\u2028",
            "x",
            "\\'",
            "'\\''");

    private static LabHost host;
    private static SshHosts hosts;

    @BeforeAll
    static void open() {
        host = Lab.shared().host("nasty", HostSpec.plain().sudoUser("deploy"));
        hosts = new SshHosts(LabSsh.key());
    }

    @AfterAll
    static void close() {
        hosts.close();
        host.destroy();
    }

    /** Prints each argument followed by NUL, which no argument can hold. */
    private static List<String> echoed(String user, boolean root, List<String> arguments) {
        String[] all = Stream.concat(Stream.of("%s\\0"), arguments.stream()).toArray(String[]::new);
        Command command = Command.of("printf", all);
        String out = hosts.at(LabSsh.account(host, user)).read(root ? command.withRoot() : command);
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }

    @Test
    void everyPieceAloneArrives() {
        assertThat(echoed("root", false, PIECES)).isEqualTo(PIECES);
        assertThat(echoed("deploy", true, PIECES)).isEqualTo(PIECES);
        assertThat(echoed("root", false, List.of("", "a", ""))).containsExactly("", "a", "");
    }

    @Test
    void everyMixtureArrives() {
        Random random = new Random(20261121);
        for (int round = 0; round < 40; round++) {
            List<String> mixed =
                    Stream.generate(() -> mixture(random)).limit(25).toList();
            assertThat(echoed(round % 2 == 0 ? "root" : "deploy", round % 4 == 1, mixed))
                    .isEqualTo(mixed);
        }
        assertThat(host.exec("ls", "/tmp/owned").exit()).isNotZero();
    }

    @Test
    void argumentsOfAProgramStayArguments() {
        Program count = new Program("count.sh", "printf '%s' \"$#\"; for a; do printf '|%s' \"$a\"; done");
        String[] nasty = {"; touch /tmp/owned", "$(touch /tmp/owned)", "", "a b"};

        String out = hosts.at(LabSsh.root(host)).read(count.with(nasty));

        assertThat(out).isEqualTo("4|" + String.join("|", Arrays.asList(nasty)));
        assertThat(host.exec("ls", "/tmp/owned").exit()).isNotZero();
    }

    @Test
    void longArgumentsArrive() {
        String text = "'x\n".repeat(15_000);

        assertThat(hosts.at(LabSsh.root(host))
                        .run(Command.of("printf", "%s", text), Duration.ofSeconds(20))
                        .out())
                .isEqualTo(text);
    }

    private static String mixture(Random random) {
        StringBuilder mixed = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            mixed.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return mixed.toString();
    }
}
