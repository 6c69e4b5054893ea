package org.intendant.samba.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Predicate;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;
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
    Settings settings;

    @Transactional
    Wanted on(long serverId) {
        Server server = em.find(Server.class, serverId);
        if (server == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such server, or you may not see it.");
        }
        List<ShareUser> users = rows.users(serverId);
        return new Wanted(
                serverId,
                server.name(),
                server.ssh().jumpId() == null ? server.ssh().host() : "",
                server.sambaBaseFolder().isEmpty() ? BaseFolder.USUAL : server.sambaBaseFolder(),
                amiss(server),
                rows.of(serverId).stream().map(share -> item(share, users)).toList(),
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

    private Wanted.Item item(Share share, List<ShareUser> users) {
        return new Wanted.Item(
                share.id(),
                share.name(),
                share.path(),
                share.comment(),
                share.isBrowseable(),
                share.isGuests(),
                settings.sambaPrefix() + "share-" + share.id(),
                named(share, users, ShareAccess::writes),
                named(share, users, access -> !access.writes()));
    }

    private static List<String> named(Share share, List<ShareUser> users, Predicate<ShareAccess> which) {
        return users.stream()
                .filter(user -> share.access().stream().anyMatch(one -> one.userId() == user.id() && which.test(one)))
                .map(ShareUser::name)
                .toList();
    }
}
