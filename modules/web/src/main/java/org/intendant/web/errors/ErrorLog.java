package org.intendant.web.errors;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;

/** Where our bugs go: the log, under an id that the person sees too. */
final class ErrorLog {

    private static final Logger LOG = System.getLogger("org.intendant.web.errors");

    private ErrorLog() {}

    /** One line about a database that does not answer; the trace would say the same each time. */
    static void away(String where, Throwable thrown) {
        List<Throwable> chain = Causes.of(thrown);
        LOG.log(Level.WARNING, "No database at " + Shown.inert(where) + ": " + new Shown(chain.get(chain.size() - 1)));
    }

    /** Writes the whole trace and answers its id. */
    static String write(String where, Throwable thrown) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.ERROR, "Error " + id + " at " + Shown.inert(where), new Shown(thrown));
        return id;
    }
}
