package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.intendant.plans.Refused;
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

    private static final int MOST_HOPS = 4;

    public HostAddress {
        requireNonNull(name);
        requireNonNull(user);
        requireNonNull(host);
        if (!user.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@\\\\$+-]{0,127}")) {
            throw new Refused("user", "An account's name begins with a letter, a digit or _ and holds no spaces.");
        }
        if (!host.matches("[\\p{Alnum}:_][\\p{Alnum}.:_%-]{0,254}")) {
            throw new Refused("host", "A host is an IP address or a DNS name: letters, digits, dots, colons, hyphens.");
        }
        if (port < 1 || port > 65535) {
            throw new Refused("port", "A port is a number from 1 to 65535.");
        }
        if (hops(jump) > MOST_HOPS) {
            throw new Refused("jump", "A host is reached over at most " + MOST_HOPS + " others.");
        }
    }

    public Optional<HostKey> pinned() {
        return Optional.ofNullable(key);
    }

    public boolean isRoot() {
        return user.equals("root");
    }

    /** For sentences: {@code web1 (root@10.0.0.7)}; without brackets before it has a name of its own. */
    String shown() {
        String account = user + "@" + host;
        String door = account + (port == 22 ? "" : ":" + port) + (jump == null ? "" : " over " + jump.name());
        return name.equals(host) || name.equals(account) ? door : name + " (" + door + ")";
    }

    /** Whether the other leads to the same account of the same host, whatever its name and key. */
    boolean sameDoor(HostAddress other) {
        return user.equals(other.user) && host.equals(other.host) && port == other.port;
    }

    private static int hops(@Nullable HostAddress jump) {
        return jump == null ? 0 : 1 + hops(jump.jump);
    }
}
