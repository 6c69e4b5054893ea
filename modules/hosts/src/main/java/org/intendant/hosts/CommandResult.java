package org.intendant.hosts;

/**
 * How a command ended.
 *
 * @param exit its exit code; 128 + n where a signal n ended it
 * @param out standard output as UTF-8, cut at the limit
 * @param err standard error as UTF-8, cut at the limit
 */
public record CommandResult(int exit, String out, String err) {

    public boolean ok() {
        return exit == 0;
    }
}
