package org.intendant.keymanager.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A managed account over REST, with who can log in there.
 *
 * @param who by kind and name
 * @param state {@code in_sync} where the host was read back so, {@code differs} or {@code unknown}; empty where there is nothing to
 *     write
 * @param read when the host was last read, or reported it; null for never
 */
public record AccessJson(
        long serverId,
        String server,
        long accountId,
        String account,
        List<Who> who,
        String state,
        @Nullable Instant read) {

    /**
     * Whoever can log in, or could.
     *
     * @param kind person, account or feature
     * @param id primary key of the person, or of the account's server; 0 for a feature
     * @param open whether he can
     * @param hindrance why not; empty where he can
     */
    public record Who(
            String kind, long id, String name, boolean open, String hindrance, List<Why> reasons, List<Key> keys) {}

    /**
     * A reason.
     *
     * @param kind group, owner or needed
     * @param id primary key of the group; 0 otherwise
     * @param whole whether the whole server is given, not this account alone
     * @param ends when it is over; null for never
     */
    public record Why(
            String kind,
            long id,
            String name,
            boolean whole,
            @Nullable Instant ends) {}

    /**
     * A key.
     *
     * @param key type and bytes
     * @param ends when it is good for nothing any more; null for never
     */
    public record Key(
            String key,
            String fingerprint,
            String options,
            String comment,
            @Nullable Instant ends) {}

    static AccessJson of(AccessRow row) {
        Spot spot = row.spot();
        return new AccessJson(
                spot.serverId(),
                spot.server(),
                spot.accountId(),
                spot.account(),
                row.ways().stream().map(AccessJson::of).toList(),
                row.state(),
                row.read());
    }

    private static Who of(Way way) {
        return new Who(
                way.holder().kind().word(),
                way.holder().id(),
                way.holder().name(),
                way.isOpen(),
                way.hindrance(),
                way.reasons().stream()
                        .map(reason -> new Why(
                                reason.kind().name().toLowerCase(java.util.Locale.ROOT),
                                reason.id(),
                                reason.name(),
                                reason.whole(),
                                reason.ends()))
                        .toList(),
                way.keys().stream()
                        .map(key -> new Key(key.key(), key.fingerprint(), key.options(), key.comment(), key.ends()))
                        .toList());
    }
}
