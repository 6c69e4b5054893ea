package org.intendant.plans;

import static java.util.Objects.requireNonNull;

/**
 * Something on a target that others made, and that could become wanted in their place.
 *
 * @param name what it is, in a sentence without its end
 * @param text how it stands there, by which it is known: another text is another thing
 * @param never why it cannot be adopted, in a sentence; empty where somebody may try
 */
public record Foreign(String name, String text, String never) {

    public Foreign {
        requireNonNull(name);
        requireNonNull(text);
        requireNonNull(never);
    }

    /** By which it is named in an adoption. */
    public String digest() {
        return Digests.of(this);
    }
}
