package org.intendant.plans;

import static java.util.Objects.requireNonNull;

/**
 * One thing before and after, both as text: a file, an account, a rule. An empty text means that it is not there.
 *
 * @param name what it is, usually a path: {@code /etc/intendant/nat.nft}
 * @param before how it was read from the target; secrets as keyed hash
 * @param after how it will be; secrets as keyed hash
 */
public record Difference(String name, String before, String after) {

    public Difference {
        requireNonNull(name);
        requireNonNull(before);
        requireNonNull(after);
    }
}
