package org.intendant.samba.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;
import org.intendant.samba.shares.AccessSeals;
import org.intendant.samba.shares.Share;
import org.intendant.samba.shares.ShareAccess;
import org.intendant.samba.shares.ShareRows;
import org.intendant.samba.shares.ShareUser;
import org.intendant.servers.Server;
import org.intendant.servers.typed.BaseFolder;

/** What shall be shared, from the database alone. */
@ApplicationScoped
class WantedShares {

    @PersistenceContext
    EntityManager em;

    @Inject
    ShareRows rows;

    @Inject
    AccessSeals seals;

    @Inject
    Settings settings;

    @Transactional
    Wanted on(long serverId) {
        Server server = em.find(Server.class, serverId);
        if (server == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
        }
        List<Share> shares = rows.of(serverId);
        List<ShareUser> users = rows.users(serverId);
        Map<Long, Set<ShareAccess>> access =
                seals.good(shares.stream().map(Share::id).toList());
        return new Wanted(
                serverId,
                server.name(),
                server.ssh().jumpId() == null ? server.ssh().host() : "",
                server.sambaBaseFolder().isEmpty() ? BaseFolder.USUAL : server.sambaBaseFolder(),
                amiss(server),
                shares.stream()
                        .map(share -> item(share, access.getOrDefault(share.id(), Set.of()), users))
                        .toList(),
                users.stream()
                        .map(user -> new Wanted.User(user.name(), rows.password(user)))
                        .toList(),
                rows.adopted(serverId));
    }

    /** A folder that was typed before Intendant knew better. */
    private static String amiss(Server server) {
        try {
            BaseFolder.of("sambaBaseFolder", server.sambaBaseFolder());
            return "";
        } catch (Refused refused) {
            return "The folder of all shares of " + server.name() + " is not fit for it. " + refused.getMessage();
        }
    }

    private Wanted.Item item(Share share, Set<ShareAccess> access, List<ShareUser> users) {
        return new Wanted.Item(
                share.id(),
                share.name(),
                share.path(),
                share.comment(),
                share.isBrowseable(),
                share.isGuests(),
                settings.sambaPrefix() + "share-" + share.id(),
                named(access, users, ShareAccess::writes),
                named(access, users, one -> !one.writes()));
    }

    private static List<String> named(Set<ShareAccess> access, List<ShareUser> users, Predicate<ShareAccess> which) {
        return users.stream()
                .filter(user -> access.stream().anyMatch(one -> one.userId() == user.id() && which.test(one)))
                .map(ShareUser::name)
                .toList();
    }
}
