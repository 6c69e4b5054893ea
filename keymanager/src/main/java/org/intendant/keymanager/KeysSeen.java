package org.intendant.keymanager;

import java.time.Instant;
import java.util.Set;

/**
 * Proof of which keys one account's file on a host holds, however it came: fired as a CDI event whenever it was read back
 * over SSH or reported, signed, by the host itself.
 *
 * @param account its name
 * @param fingerprints of all keys in {@code ~/.ssh/authorized_keys2}; none when the file is not there
 * @param at when the host was read or reported
 * @param serial of the document that the host says it installed; 0 when it was read over SSH
 */
public record KeysSeen(long serverId, String account, Set<String> fingerprints, Instant at, long serial) {

    public KeysSeen {
        fingerprints = Set.copyOf(fingerprints);
    }

    /** Whether the host itself reported it. */
    public boolean isReported() {
        return serial > 0;
    }
}
