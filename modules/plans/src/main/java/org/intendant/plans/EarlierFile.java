package org.intendant.plans;

import static java.util.Objects.requireNonNull;

/**
 * A file of a target as it once was.
 *
 * @param target on which it lies
 * @param path of the file
 * @param wanted what its planner kept with it when it wrote it, in words of its own; empty for before the first write, when
 *     there was no such file
 */
public record EarlierFile(Target target, String path, String wanted) {

    public EarlierFile {
        requireNonNull(target);
        requireNonNull(path);
        requireNonNull(wanted);
    }
}
