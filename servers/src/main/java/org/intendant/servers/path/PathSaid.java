package org.intendant.servers.path;

import org.intendant.plans.StepLog;

/** A walk as lines of a log. */
final class PathSaid {

    private PathSaid() {}

    static void say(ServedPath path, PathWalk walk, StepLog log) {
        log.line("Why " + path.title() + " might be down:");
        for (WalkedHop hop : walk.hops()) {
            if (!hop.ahead()) {
                log.line(hop.stage().title() + " (" + hop.where() + "), "
                        + hop.state().getWord() + ": " + hop.sentence());
                hop.output().lines().forEach(log::line);
            }
        }
        if (walk.firstBroken().isEmpty()) {
            log.line("Nothing that was looked at is broken.");
        }
    }
}
