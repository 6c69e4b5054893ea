package org.intendant.hosts;

import org.jspecify.annotations.Nullable;

/** What a host said, made fit for a sentence of ours: on one line, without control characters, and no novel. */
final class HostWords {

    private static final int MOST = 500;

    private HostWords() {}

    /** The same as the end of a sentence of ours, with its full stop. */
    static String ending(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        String said = in(message == null ? String.valueOf(cause) : message);
        return said.endsWith(".") ? said : said + ".";
    }

    static String in(String said) {
        String begin = said.length() <= 2 * MOST ? said : said.substring(0, 2 * MOST);
        String line =
                begin.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
