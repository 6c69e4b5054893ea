package org.intendant.web.errors;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as the log shows it, with its causes and traces: what hosts and people wrote into its words begins no line of
 * its own there, and a terminal that shows the log obeys nothing of it (T34).
 */
final class Shown extends Throwable {

    private static final Pattern POWERFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int DEEPEST = 20;

    private final String said;

    Shown(Throwable thrown) {
        this(thrown, DEEPEST);
    }

    private Shown(Throwable thrown, int deepest) {
        super(null, cause(thrown, deepest));
        said = inert(thrown.toString());
        setStackTrace(thrown.getStackTrace());
        if (deepest > 0) {
            for (Throwable beside : thrown.getSuppressed()) {
                addSuppressed(new Shown(beside, deepest - 1));
            }
        }
    }

    private static @Nullable Throwable cause(Throwable thrown, int deepest) {
        Throwable cause = thrown.getCause();
        return cause == null || deepest == 0 ? null : new Shown(cause, deepest - 1);
    }

    static String inert(String text) {
        return POWERFUL.matcher(text).replaceAll("?");
    }

    /** The name of the type that was thrown, not of this one. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return said;
    }
}
