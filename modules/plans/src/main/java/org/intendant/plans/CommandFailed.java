package org.intendant.plans;

import java.util.OptionalInt;

/** A host answered and refused. The message is a sentence with the host, the tool and what it said. */
public class CommandFailed extends RuntimeException {

    private final int exit;
    private final String output;

    /**
     * @param sentence as in {@code useradd on web1 ended with 9: user deploy already exists}
     * @param exit the exit code, or a negative number where there was none
     * @param output what the tool printed
     */
    public CommandFailed(String sentence, int exit, String output) {
        super(sentence);
        this.exit = exit;
        this.output = output;
    }

    public OptionalInt exit() {
        return exit < 0 ? OptionalInt.empty() : OptionalInt.of(exit);
    }

    /** The tool's own words. */
    public String output() {
        return output;
    }
}
