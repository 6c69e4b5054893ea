package org.intendant.servers.commands;

import java.util.ArrayList;
import java.util.List;
import org.intendant.plans.Refused;

/**
 * Splits one typed line into the words of a command, as a shell would, and does nothing else that a shell does: no
 * variables, no patterns, no redirection. Single quotes keep everything, double quotes all but backslash and quote.
 */
final class Words {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;

    private Words(String line) {
        this.line = line;
    }

    /**
     * The words in their order.
     *
     * @throws Refused when a quote is not closed, or the line ends in a backslash
     */
    static List<String> split(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            switch (c) {
                case '\'' -> at = single(at + 1);
                case '"' -> at = quoted(at + 1);
                case '\\' -> add(escaped(++at));
                case ' ', '\t', '\n', '\r' -> end();
                default -> add(c);
            }
        }
        end();
        return words;
    }

    private int single(int from) {
        int close = line.indexOf('\'', from);
        if (close < 0) {
            throw new Refused("line", "A single quote is not closed.");
        }
        started = true;
        word.append(line, from, close);
        return close;
    }

    private int quoted(int from) {
        started = true;
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at;
            }
            boolean escapes = c == '\\' && at + 1 < line.length() && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0;
            word.append(escapes ? line.charAt(++at) : c);
        }
        throw new Refused("line", "A double quote is not closed.");
    }

    private char escaped(int at) {
        if (at >= line.length()) {
            throw new Refused("line", "The line ends in a backslash.");
        }
        return line.charAt(at);
    }

    private void add(char c) {
        started = true;
        word.append(c);
    }

    private void end() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }
}
