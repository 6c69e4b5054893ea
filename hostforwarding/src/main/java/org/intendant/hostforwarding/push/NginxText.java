package org.intendant.hostforwarding.push;

/** Directives and blocks as text. */
final class NginxText {

    private final StringBuilder text;
    private int depth;

    NginxText(String begins) {
        text = new StringBuilder(begins);
    }

    /** A directive whose words are ours, or were quoted. */
    NginxText line(String directive) {
        text.append("    ".repeat(depth)).append(directive).append(";\n");
        return this;
    }

    NginxText open(String block) {
        text.append("    ".repeat(depth++)).append(block).append(" {\n");
        return this;
    }

    NginxText close() {
        text.append("    ".repeat(--depth)).append("}\n");
        return this;
    }

    /** Somebody's own text, as it is. */
    NginxText raw(String lines) {
        text.append(lines).append('\n');
        return this;
    }

    /** A value as one word, whatever is in it but {@code $}, which begins a variable everywhere. */
    static String quoted(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("Control characters are refused before.");
        }
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
