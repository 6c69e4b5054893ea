package org.intendant.hosts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Refused;

/**
 * The one place where a command becomes the line that sshd hands to the account's login shell, or that a shell which stays
 * reads.
 *
 * <p>The former only ever runs {@code sh} with a fixed program, so that nothing depends on which shell that is; the quoting
 * is understood alike by POSIX shells and fish. The latter only ever calls what the fixed program {@code answer.sh} defines.
 */
final class ShellQuoting {

    /** Linux takes no single argument of 128 KiB, and the whole line is one. */
    private static final int LONGEST_LINE = 128 * 1024 - 1;

    /** Where the text stands in what {@link Program#with} makes. */
    private static final int TEXT = 2;

    /** So much later than we do the host itself gives a command up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String[] SUDO = {"sudo", "-n", "--"};
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");
    private static final Program MARK =
            Program.beside(ShellQuoting.class, "mark.sh").bare();
    private static final Program ENTER =
            Program.beside(ShellQuoting.class, "enter.sh").bare();

    /** What a shell that stays knows; what it says itself is nobody's answer, and the errors of commands go out at 3. */
    private static final String LESSON = "enter() (\nexec 2>&3 3>&-\n" + MARK.text() + ENTER.text() + ")\n"
            + Program.beside(ShellQuoting.class, "answer.sh").bare().text();

    private static final String STAY = "exec 3>&2 2>/dev/null\n" + LESSON + "answer \"$@\"\nexec sh 3>&3";

    private ShellQuoting() {}

    /**
     * The line that runs a command and prints a mark before its output.
     *
     * @param sudo whether the account needs sudo to be root
     */
    static byte[] line(Command command, boolean sudo, String mark, Duration limit) {
        return line(Stream.concat(Stream.of("exec"), words(command, sudo, mark, limit)));
    }

    /**
     * The line that runs a command and then becomes a shell that stays, and reads what else it shall do.
     *
     * @param end the mark behind the answer
     */
    static byte[] opening(Command command, boolean sudo, String mark, String end, Duration limit) {
        Stream<String> shell = Stream.of("exec", "sh", "-c", STAY, "intendant");
        return line(Stream.concat(shell, answered(command, sudo, mark, end, limit)));
    }

    /** What such a shell is told before its first line. */
    static byte[] lesson() {
        return utf8(LESSON);
    }

    /** The line that has it run a command; it goes to its standard input. */
    static byte[] turn(Command command, boolean sudo, String mark, String end, Duration limit) {
        byte[] line = line(Stream.concat(Stream.of("answer"), answered(command, sudo, mark, end, limit)));
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        return whole;
    }

    private static Stream<String> answered(Command command, boolean sudo, String mark, String end, Duration limit) {
        return sudo
                ? Stream.concat(Stream.of(end, "heard"), words(command, true, mark, limit))
                : Stream.concat(Stream.of(end, "enter"), entered(command, mark, limit));
    }

    private static Stream<String> words(Command command, boolean sudo, String mark, Duration limit) {
        Stream<String> shell = Stream.of("sh", "-c", MARK.text() + ENTER.text(), "intendant");
        return Stream.concat(sudo ? Stream.concat(Stream.of(SUDO), shell) : shell, entered(command, mark, limit));
    }

    private static Stream<String> entered(Command command, String mark, Duration limit) {
        Stream<String> first = Stream.of(mark, Long.toString(limit.plus(GRACE).toSeconds() + 1));
        return Stream.concat(first, command.arguments().stream());
    }

    /** The same for a shell program that ends by itself: one shell prints the mark and goes on with it. */
    static byte[] line(Command program, boolean sudo, String mark) {
        List<String> words = program.arguments();
        List<String> all = new ArrayList<>(words);
        all.set(TEXT, MARK.text() + words.get(TEXT));
        all.add(TEXT + 2, mark);
        Stream<String> begin = sudo ? Stream.concat(Stream.of("exec"), Stream.of(SUDO)) : Stream.of("exec");
        return line(Stream.concat(begin, all.stream()));
    }

    private static byte[] line(Stream<String> words) {
        byte[] line = utf8(words.map(ShellQuoting::quote).collect(Collectors.joining(" ")));
        if (line.length > LONGEST_LINE) {
            throw new Refused("arguments", "The arguments are longer than 128 KiB; send them as input.");
        }
        return line;
    }

    /** One word of the line. Everything is inside single quotes but the two characters that some shell reads in there. */
    static String quote(String argument) {
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        StringBuilder quoted = new StringBuilder(argument.length() + 64).append('\'');
        int done = 0;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '\'' || c == '\\') {
                quoted.append(argument, done, i).append("'\\").append(c).append('\'');
                done = i + 1;
            }
        }
        return quoted.append(argument, done, argument.length()).append('\'').toString();
    }

    /** Plain ASCII, which has as many bytes as characters, needs no second look. */
    private static byte[] utf8(String line) {
        byte[] plain = line.getBytes(StandardCharsets.UTF_8);
        boolean ascii = plain.length == line.length() && new String(plain, StandardCharsets.ISO_8859_1).equals(line);
        return ascii ? plain : strictly(line);
    }

    private static byte[] strictly(String line) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException broken) {
            throw new Refused("arguments", "An argument holds half a character and cannot be sent as UTF-8.");
        }
    }
}
