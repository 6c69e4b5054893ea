package org.intendant.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fixed POSIX shell program that ships beside the class that sends it. Values reach it as arguments or on standard
 * input, never as text inside it.
 *
 * @param name its file name, for errors: {@code facts.sh}
 * @param text its whole text
 */
public record Program(String name, String text) {

    private static final Pattern ORNAMENT = Pattern.compile("(?m)^[ \\t]*#.*\\n|^[ \\t]+");

    /** Reads the program from beside the class. */
    public static Program beside(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no program " + name + " beside " + type.getName() + ".");
            }
            return new Program(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same without comments and indentation, for one that is sent again and again and holds no lines of text. */
    Program bare() {
        return new Program(name, ORNAMENT.matcher(text).replaceAll(""));
    }

    /** The command that runs it with these arguments. */
    public Command with(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "-c";
        all[1] = text;
        all[2] = name;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Command.of("sh", all);
    }

    /** A verb, an id and a command's own arguments behind them. */
    static String[] words(String verb, String id, Command command) {
        return Stream.concat(Stream.of(verb, id), command.arguments().stream()).toArray(String[]::new);
    }
}
