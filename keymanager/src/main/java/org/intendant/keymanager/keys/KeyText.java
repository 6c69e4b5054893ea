package org.intendant.keymanager.keys;

import org.intendant.plans.Refused;

/**
 * A line of {@code authorized_keys}, understood, for the rest of this module.
 *
 * @param key type and bytes
 * @param options with commas in between; empty for none
 */
public record KeyText(String key, String fingerprint, String options, String comment) {

    /**
     * Reads a line.
     *
     * @throws Refused in the field {@code key} or {@code options}
     */
    public static KeyText of(String line) {
        KeyLine read = KeyLine.read(line);
        return new KeyText(
                read.key().type() + " " + read.key().base64(),
                read.key().fingerprint(),
                read.options().text(),
                read.comment());
    }
}
