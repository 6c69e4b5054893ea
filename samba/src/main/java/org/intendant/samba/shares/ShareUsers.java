package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;

/** The users of shares: accounts that are made for them, whose passwords are made by chance and read on demand. */
@ApplicationScoped
public class ShareUsers {

    @PersistenceContext
    EntityManager em;

    @Inject
    ShareRows rows;

    @Inject
    SharePasswords passwords;

    @Inject
    AccessSeals seals;

    @Inject
    Servers servers;

    @Inject
    Comparisons comparisons;

    @Inject
    Audit audit;

    /**
     * Users by what they may do with one share.
     *
     * @param writers accounts that may read and write, by name
     * @param readers accounts that may only read, by name
     */
    record Named(List<String> writers, List<String> readers) {

        static Named of(Collection<ShareAccess> access, List<ShareUser> users) {
            return new Named(named(access, users, ShareAccess::writes), named(access, users, one -> !one.writes()));
        }

        private static List<String> named(
                Collection<ShareAccess> access, List<ShareUser> users, Predicate<ShareAccess> which) {
            return users.stream()
                    .filter(user -> access.stream().anyMatch(one -> one.userId() == user.id() && which.test(one)))
                    .map(ShareUser::name)
                    .toList();
        }
    }

    /**
     * A user without the password.
     *
     * @param shares names of the shares that it may use; empty for one that leaves its server with the next plan
     * @param setAt since when it has its password
     */
    public record Row(long id, String name, List<String> shares, Instant setAt) {
        public Row {
            shares = List.copyOf(shares);
        }
    }

    /** Whom the password belongs to, and the password. Does not show itself. */
    public record Revealed(String name, String password) {
        @Override
        public String toString() {
            return "the password of " + name;
        }
    }

    /** The users of a server, by name. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<Row> of(long serverId) {
        List<Share> shares = rows.of(servers.get(serverId).id());
        Map<Long, Set<ShareAccess>> access =
                seals.good(shares.stream().map(Share::id).toList());
        return rows.users(serverId).stream()
                .map(user -> new Row(
                        user.id(),
                        user.name(),
                        shares.stream()
                                .filter(share -> access.getOrDefault(share.id(), Set.of()).stream()
                                        .anyMatch(one -> one.userId() == user.id()))
                                .map(Share::name)
                                .toList(),
                        user.setAt()))
                .toList();
    }

    /**
     * The password of a user in clear; that somebody read it stands in the audit trail.
     *
     * @throws Refused as not found when there is no such user that the caller may see
     */
    @Allowed(Permission.REVEAL_SHARE_PASSWORDS)
    @Transactional
    public Revealed reveal(long id) {
        ShareUser user = mine(id);
        Server server = servers.get(user.serverId());
        audit.record("share-password.reveal", server.target().key(), user.name() + " on " + server.name(), "", "");
        return new Revealed(user.name(), passwords.of(user).clear());
    }

    /**
     * Gives a user another password, which it has on its server once the plan is applied.
     *
     * @return the server's primary key
     * @throws Refused as not found when there is no such user that the caller may see
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public long rotate(long id) {
        ShareUser user = mine(id);
        Server server = servers.get(user.serverId());
        passwords.renew(user);
        audit.record("share-password.rotate", server.target().key(), user.name() + " on " + server.name(), "", "");
        comparisons.wantedOtherwise(List.of(server.target()));
        return server.id();
    }

    private ShareUser mine(long id) {
        ShareUser user = em.find(ShareUser.class, id);
        if (user == null || servers.find(user.serverId()).isEmpty()) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such user of shares, or you may not see it.");
        }
        return user;
    }
}
