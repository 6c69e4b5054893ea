package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a host answers SSH and which key it must show.
 *
 * @param name how people call the host, for sentences in errors
 * @param user account to sign in with: {@code root}, or one with NOPASSWD sudo
 * @param host IP address or DNS name; never begins with {@code -}
 * @param port 1 to 65535
 * @param key the pinned host key, or null before enrolment (then only {@link Hosts#scan} works)
 * @param jump the host in between, or null
 */
public record HostAddress(
        String name,
        String user,
        String host,
        int port,
        @Nullable HostKey key,
        @Nullable HostAddress jump) {

    public HostAddress {
        requireNonNull(name);
        requireNonNull(user);
        requireNonNull(host);
    }

    public Optional<HostKey> pinned() {
        return Optional.ofNullable(key);
    }

    public boolean isRoot() {
        return user.equals("root");
    }
}
