package org.intendant.hostforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directive of nginx.
 *
 * @param words its name first, without quotes
 * @param block what is in its braces; null where it has none
 * @param from where its name begins in the text
 * @param to where it has ended
 */
record Directive(List<String> words, @Nullable List<Directive> block, int from, int to) {

    private static final int DEEPEST = 30;

    Directive {
        words = List.copyOf(words);
    }

    String name() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }

    /** Empty where there are fewer. */
    String argument(int number) {
        return number + 1 < words.size() ? words.get(number + 1) : "";
    }

    /** The last argument, or empty. */
    String last() {
        return argument(words.size() - 2);
    }

    Stream<Directive> inside() {
        return block == null ? Stream.empty() : block.stream();
    }

    Stream<Directive> inside(String called) {
        return inside().filter(one -> one.name().equals(called));
    }

    /** The arguments of the one of this name; empty where there is none, or more than one. */
    Optional<List<String>> only(String called) {
        List<Directive> found = inside(called).toList();
        return found.size() == 1 ? Optional.of(found.get(0).arguments()) : Optional.empty();
    }

    /** Those of this name, however deep. */
    Stream<Directive> all(String called) {
        return inside().flatMap(one ->
                Stream.concat(one.name().equals(called) ? Stream.of(one) : Stream.empty(), one.all(called)));
    }

    /** One that stands in no text. */
    static Directive of(List<String> words, List<Directive> block) {
        return new Directive(words, block, 0, 0);
    }

    /** Equal for what says the same, in whatever order, and with whatever blanks, quotes and comments it stands. */
    String meaning() {
        String inside = block == null
                ? ";"
                : block.stream().map(Directive::meaning).sorted().collect(Collectors.joining("", "{", "}"));
        return words.stream().map(word -> word.length() + ":" + word).collect(Collectors.joining(" ")) + inside;
    }

    /** All that a file says, below a directive without a name; what makes no sense is left out. */
    static Directive file(String text) {
        return of(List.of(""), new Reader(text).block(0));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Directive> block(int depth) {
            List<Directive> found = new ArrayList<>();
            List<String> words = new ArrayList<>();
            int from = at;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '#') {
                    at = end('\n');
                } else if (c == '}') {
                    at++;
                    return found;
                } else if (c == ';' || c == '{') {
                    at++;
                    List<Directive> inside = c == '{' && depth < DEEPEST ? block(depth + 1) : null;
                    if (!words.isEmpty()) {
                        found.add(new Directive(words, inside, from, at));
                    }
                    words.clear();
                } else {
                    from = words.isEmpty() ? at : from;
                    words.add(c == '"' || c == '\'' ? quoted(c) : bare());
                }
            }
            return found;
        }

        private int end(char mark) {
            int end = text.indexOf(mark, at);
            return end < 0 ? text.length() : end;
        }

        private String quoted(char mark) {
            StringBuilder word = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != mark; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                word.append(text.charAt(at));
            }
            at++;
            return word.toString();
        }

        private String bare() {
            StringBuilder word = new StringBuilder();
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ';') {
                char c = text.charAt(at);
                if (c == '{' && word.length() > 0 && word.charAt(word.length() - 1) != '$') {
                    break;
                }
                if (c == '\\' && at + 1 < text.length()) {
                    word.append(c);
                    at++;
                }
                word.append(text.charAt(at++));
            }
            return word.toString();
        }
    }
}
