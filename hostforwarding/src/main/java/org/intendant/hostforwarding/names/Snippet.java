package org.intendant.hostforwarding.names;

import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Raw text of nginx, which must end where it stands: its braces and quotes are closed, and its last directive is. */
final class Snippet {

    private Snippet() {}

    /** @throws Refused in this field */
    static String of(String field, @Nullable String typed) {
        String text = Text.block(field, typed, 20_000);
        char last = ';';
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = last == ' ' || last == ';' || last == '{' || last == '}';
            if (c == '\\') {
                i++;
            } else if (begins && c == '#') {
                i = end(text, i, '\n');
                continue;
            } else if (begins && (c == '"' || c == '\'')) {
                i = end(text, i + 1, c);
            } else if (c == '$' && text.startsWith("${", i)) {
                i = end(text, i, '}');
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth < 0) {
                throw new Refused(field, "A brace is closed that was not opened.");
            }
            last = Character.isWhitespace(c) ? (last == ';' || last == '{' || last == '}' ? last : ' ') : c;
        }
        if (depth > 0 || (last != ';' && last != '}')) {
            throw new Refused(field, "It does not end: close its braces and quotes, and end its last line with ;");
        }
        return text;
    }

    private static int end(String text, int from, char mark) {
        int i = from;
        while (i < text.length() && text.charAt(i) != mark) {
            i += text.charAt(i) == '\\' && mark != '\n' ? 2 : 1;
        }
        return i;
    }
}
