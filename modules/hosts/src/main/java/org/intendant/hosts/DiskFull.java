package org.intendant.hosts;

import org.intendant.plans.CommandFailed;

/** Less than 100 MiB are free where a run would keep its output. It was not started; it may be run attached instead. */
public class DiskFull extends CommandFailed {

    DiskFull(String sentence, int exit, String output) {
        super(sentence, exit, output);
    }
}
