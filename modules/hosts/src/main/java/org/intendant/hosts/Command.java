package org.intendant.hosts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.Refused;

/**
 * A command as a list of arguments, run on a host without a login shell. Arguments reach the program byte for byte.
 *
 * @param arguments program first; none contains NUL, the program holds no {@code =} and does not begin with {@code -}
 * @param asRoot through {@code sudo -n} where the account is not root
 * @param input what the program reads on standard input; the way for secrets; empty for none
 */
public record Command(List<String> arguments, boolean asRoot, Input input) {

    public Command {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new Refused("arguments", "A command begins with the program to run.");
        }
        if (arguments.get(0).startsWith("-") || arguments.get(0).contains("=")) {
            throw new Refused("arguments", "A program's name does not begin with - and holds no =.");
        }
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new Refused("arguments", "An argument must not contain the character NUL.");
        }
    }

    /** A line that a person wrote for a shell and asked to be given to one: nothing of ours is ever put into it. */
    public static Command shell(String line) {
        return of("sh", "-c", line);
    }

    public static Command of(String program, String... arguments) {
        List<String> all =
                Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
        return new Command(all, false, Input.none());
    }

    public Command withRoot() {
        return new Command(arguments, true, input);
    }

    public Command reading(String text) {
        return reading(text.getBytes(StandardCharsets.UTF_8));
    }

    public Command reading(byte[] bytes) {
        return new Command(arguments, asRoot, new Input(bytes.clone()));
    }

    /** What runs, in a word: the program, or the name of the shell program. */
    String program() {
        return isProgram() ? arguments.get(3) : arguments.get(0);
    }

    /** For sentences: the first words, without the text of a shell program. */
    String shown() {
        List<String> words = isProgram() ? arguments.subList(3, arguments.size()) : arguments;
        String line = String.join(" ", words).replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }

    private boolean isProgram() {
        return arguments.size() > 3
                && arguments.get(0).equals("sh")
                && arguments.get(1).equals("-c");
    }

    /** Bytes for standard input. Does not show them: they may be secret. */
    public static final class Input {
        private final byte[] bytes;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        static Input none() {
            return new Input(new byte[0]);
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
