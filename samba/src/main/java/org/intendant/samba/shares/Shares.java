package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.operations.Comparisons;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.typed.Faults;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * All shares of folders. Wishing changes no host: the plan of the server does, once approved. Members see and change those of
 * servers that they own.
 */
@ApplicationScoped
public class Shares {

    /** The planner's. */
    public static final String KIND = "samba";

    @PersistenceContext
    EntityManager em;

    @Inject
    ShareRows rows;

    @Inject
    ShareRules rules;

    @Inject
    ShareSearch search;

    @Inject
    AccessSeals seals;

    @Inject
    Servers servers;

    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /**
     * Shares as lists show them.
     *
     * @param query searches names, folders, comments, users and servers; filters {@code id}, {@code server} (primary keys),
     *     {@code user} (the whole name of an account) and {@code guests} (yes, no); sorts by {@code name}, {@code path} and
     *     {@code server}
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<ShareRow> page(Query query) {
        return search.page(query, actor.seesOnlyOf());
    }

    /** All of a server, up to 500. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<ShareRow> of(long serverId) {
        servers.get(serverId);
        return page(new Query("", Map.of("server", Long.toString(serverId)), "", false, 0, Query.MOST))
                .rows();
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public ShareRow get(long id) {
        return page(new Query("", Map.of("id", Long.toString(id)), "", false, 0, 1)).rows().stream()
                .findFirst()
                .orElseThrow(Shares::noSuchShare);
    }

    /** What others share on a server, and when that was read; empty when it never was. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<ShareHost> host(long serverId) {
        return rows.host(servers.get(serverId).id());
    }

    /** Below which the shares of a server lie. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public String base(long serverId) {
        return ShareRules.base(servers.get(serverId));
    }

    /** What the form of a change begins with. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public ShareDraft draft(long id) {
        ShareUsers.Named users = named(mine(id));
        return ShareDraft.of(mine(id), String.join(", ", users.writers()), String.join(", ", users.readers()));
    }

    /**
     * Wants a share.
     *
     * @throws Refused naming every field that is wrong
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Share add(ShareDraft draft) {
        Faults faults = new Faults();
        Share share = faults.take(() -> new Share(draft));
        Checked checked = checked(draft, share, faults, 0);
        em.persist(checked.share);
        return kept("share.add", checked, "");
    }

    /**
     * Refuses what {@link #add} or {@link #change} would; nothing is written.
     *
     * @param self primary key of the share that would be changed, or 0
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional(dontRollbackOn = Refused.class)
    public void tried(ShareDraft draft, long self) {
        Faults faults = new Faults();
        Share share = faults.take(() -> new Share(draft));
        if (self != 0) {
            mine(self);
        }
        checked(draft, share, faults, self);
    }

    /**
     * Changes a share; it stays on its server. In another folder it begins empty: what lies in the old one stays there.
     *
     * @throws Refused naming every field that is wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Share change(long id, ShareDraft draft) {
        Share share = mine(id);
        if (share.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    "The share " + share.name() + " was changed by somebody else since you opened it.");
        }
        String before = describe(share, servers.get(share.serverId()), named(share));
        String folder = share.path();
        Faults faults = new Faults();
        Checked checked = checked(draft, faults.take(() -> new Share(draft)), faults, id);
        share.change(draft);
        rows.forgetTest(id);
        if (!folder.equals(share.path())) {
            rows.forgetUsage(id);
        }
        return kept("share.change", new Checked(share, checked.server, checked.users), before);
    }

    /** Wants it no more; the plan that takes it from the host must still be approved. What lies in its folder stays. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public void remove(long id) {
        Share share = mine(id);
        Server server = servers.get(share.serverId());
        String before = describe(share, server, named(share));
        rows.forgetTest(id);
        rows.forgetUsage(id);
        em.remove(share);
        em.flush();
        note("share.remove", share, server, before, "");
    }

    /** Two who want the same name or folder at the same moment wait for each other: the server's row is locked. */
    private Checked checked(ShareDraft draft, @Nullable Share share, Faults faults, long self) {
        Server server = faults.take(() -> rules.server(draft.getServerId()));
        ShareUsers.Named users = faults.take(() -> rules.users(draft));
        faults.refuseIfAny();
        if (share == null || server == null || users == null) {
            throw new IllegalStateException("What is missing was refused.");
        }
        em.lock(server, LockModeType.PESSIMISTIC_WRITE);
        rules.check(share, users, server, self);
        return new Checked(share, server, users);
    }

    private Share kept(String action, Checked checked, String before) {
        long server = checked.server.id();
        Stream<ShareAccess> writers = checked.users.writers().stream()
                .map(name -> new ShareAccess(rows.ensure(server, name).id(), true));
        Stream<ShareAccess> readers = checked.users.readers().stream()
                .map(name -> new ShareAccess(rows.ensure(server, name).id(), false));
        seals.grant(checked.share, Stream.concat(writers, readers).collect(Collectors.toSet()));
        note(action, checked.share, checked.server, before, describe(checked.share, checked.server, checked.users));
        return checked.share;
    }

    private void note(String action, Share share, Server server, String before, String after) {
        audit.record(action, server.target().key(), share.name() + " of " + server.name(), before, after);
        comparisons.wantedOtherwise(List.of(server.target()));
    }

    private ShareUsers.Named named(Share share) {
        return ShareUsers.Named.of(seals.good(share.id()), rows.users(share.serverId()));
    }

    /** What the audit trail shows of it. */
    private static String describe(Share share, Server server, ShareUsers.Named users) {
        return String.join(
                "\n",
                "server: " + server.name(),
                "folder: " + ShareRules.base(server) + "/" + share.path(),
                "may write: " + String.join(", ", users.writers()),
                "may read: " + String.join(", ", users.readers()),
                "comment: " + share.comment(),
                "browseable: " + (share.isBrowseable() ? "yes" : "no"),
                "guests: " + (share.isGuests() ? "may read" : "no"));
    }

    /** One that the caller may change. */
    private Share mine(long id) {
        Share share = em.find(Share.class, id);
        if (share == null || servers.find(share.serverId()).isEmpty()) {
            throw noSuchShare();
        }
        return share;
    }

    private static Refused noSuchShare() {
        return new Refused(Refused.Why.NOT_FOUND, "There is no such share, or you may not see it.");
    }

    /** A share with whom it concerns. */
    private record Checked(Share share, Server server, ShareUsers.Named users) {}
}
