package org.intendant.application;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Lets nothing that others wrote begin a line of the log or command the terminal that shows it, in traces too, whose words
 * are often a host's: what follows the first line of an entry is indented, and what cannot be seen is a question mark.
 */
final class InertFormat extends Formatter {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\r\\n\\t]]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern NEXT_LINE = Pattern.compile("\\n+(?=[^\\n\\t])");

    private final Formatter inner;

    InertFormat(Formatter inner) {
        this.inner = inner;
    }

    @Override
    public String format(LogRecord record) {
        String entry = UNSEEN.matcher(inner.format(record)).replaceAll("?");
        return NEXT_LINE.matcher(LINE_END.matcher(entry).replaceAll("\n")).replaceAll("\n\t");
    }
}
