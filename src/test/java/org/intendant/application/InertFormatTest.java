package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** T34: what a host wrote begins no line of the log, also where it comes with a trace. */
class InertFormatTest {

    private static final String FORGED = "2026-01-01 00:00:00,000 INFO  [org.intendant] (forged) all is well";

    @Test
    void wordsInATraceStayInsideOfTheirEntry() {
        LogRecord record = new LogRecord(Level.WARNING, "It failed.\n" + FORGED);
        record.setThrown(new IOException(
                "nginx said:\r\n" + FORGED + "\u001b[2J\u0007\u009b\u202e\u2028\u0085",
                new IllegalStateException("\n\n" + FORGED + "\r" + FORGED)));

        String entry = new InertFormat(new SimpleFormatter()).format(record);

        assertThat(entry.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
        assertThat(entry.lines().filter(line -> line.startsWith("\t" + FORGED))).hasSize(4);
        assertThat(entry.lines().skip(1)).allMatch(line -> line.startsWith("\t") || line.isEmpty());
        assertThat(entry).contains("nginx said:", "all is well?[2J?????").endsWith("\n");
        assertThat(entry.chars()).allMatch(c -> c == '\n' || c == '\t' || c >= ' ');
    }

    @Test
    void whatIsWellStaysAsItIs() {
        LogRecord record = new LogRecord(Level.INFO, "Grüße, 日本 🙂 {0}\ttab");
        SimpleFormatter plain = new SimpleFormatter();
        assertThat(new InertFormat(plain).format(record).lines().skip(1))
                .containsExactlyElementsOf(plain.format(record)
                        .lines()
                        .skip(1)
                        .map(line -> "\t" + line)
                        .toList());
    }
}
