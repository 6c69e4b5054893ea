package org.intendant.servers.reachability;

import org.intendant.hosts.HostKey;

/**
 * A host key over REST.
 *
 * @param fingerprint as {@code ssh-keygen -l} shows it
 */
public record KeyJson(String type, String fingerprint) {
    public static KeyJson of(HostKey key) {
        return new KeyJson(key.type(), key.fingerprint());
    }
}
