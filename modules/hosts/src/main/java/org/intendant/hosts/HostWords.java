package org.intendant.hosts;

/** What a host said, made fit for a sentence of ours: on one line, without control characters, and no novel. */
final class HostWords {

    private static final int MOST = 500;

    private HostWords() {}

    static String in(String said) {
        String begin = said.length() <= 2 * MOST ? said : said.substring(0, 2 * MOST);
        String line =
                begin.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
