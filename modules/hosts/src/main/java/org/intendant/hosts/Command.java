package org.intendant.hosts;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command as a list of arguments, run on a host without a login shell. Arguments reach the program byte for byte.
 *
 * @param arguments program first; none contains NUL
 * @param asRoot through {@code sudo -n} where the account is not root
 * @param input what the program reads on standard input; the way for secrets; empty for none
 */
public record Command(List<String> arguments, boolean asRoot, Input input) {

    public Command {
        arguments = List.copyOf(arguments);
    }

    public static Command of(String program, String... arguments) {
        return new Command(
                java.util.stream.Stream.concat(java.util.stream.Stream.of(program), java.util.Arrays.stream(arguments))
                        .toList(),
                false,
                Input.none());
    }

    public Command withRoot() {
        return new Command(arguments, true, input);
    }

    public Command reading(String text) {
        return new Command(arguments, asRoot, new Input(text.getBytes(StandardCharsets.UTF_8)));
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
