package org.intendant.samba.shares;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.StartOrder;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.LinkSeals;
import org.intendant.secrets.Secrets;

/** The seals on who may use which share: a row that was written or changed past Intendant reaches no host. */
@ApplicationScoped
public class AccessSeals extends LinkSeals<SealedAccess> {

    AccessSeals() {
        super(SealedAccess.class);
    }

    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        sealOnce(Secrets.SHARES_SEALED);
    }

    /** Who may use which of these shares, by rows that Intendant wrote; in one statement. */
    @Transactional
    public Map<Long, Set<ShareAccess>> good(Collection<Long> shareIds) {
        return of(shareIds, null).stream()
                .filter(this::isGenuine)
                .collect(Collectors.groupingBy(
                        SealedAccess::shareId,
                        Collectors.mapping(
                                row -> new ShareAccess(row.userId(), row.writes()), Collectors.toUnmodifiableSet())));
    }

    Set<ShareAccess> good(long shareId) {
        return good(Set.of(shareId)).getOrDefault(shareId, Set.of());
    }

    /** Gives the share these users and no others. What somebody else wrote goes first: being named again is no seal. */
    void grant(Share share, Set<ShareAccess> wanted) {
        share.grant(good(share.id()));
        em.flush();
        share.grant(wanted);
        seal(share.id(), users(wanted), Set.of());
    }

    private static Set<Long> users(Collection<ShareAccess> access) {
        return access.stream().map(ShareAccess::userId).collect(Collectors.toSet());
    }

    @Override
    protected List<ForgedRow> said(List<SealedAccess> forged) {
        Map<Long, Object[]> shares = new HashMap<>();
        em.createQuery(
                        "select s.id, s.name, h.id, h.name from Share s join Server h on h.id = s.serverId where s.id in :ids",
                        Object[].class)
                .setParameter("ids", forged.stream().map(SealedAccess::shareId).collect(Collectors.toSet()))
                .getResultStream()
                .forEach(row -> shares.put((Long) row[0], row));
        Map<Long, String> users = new HashMap<>();
        em.createQuery("select u.id, u.name from ShareUser u where u.id in :ids", Object[].class)
                .setParameter("ids", forged.stream().map(SealedAccess::userId).collect(Collectors.toSet()))
                .getResultStream()
                .forEach(row -> users.put((Long) row[0], (String) row[1]));
        return forged.stream()
                .map(row -> said(
                        row, requireNonNull(shares.get(row.shareId())), users.getOrDefault(row.userId(), "somebody")))
                .toList();
    }

    /** @param share its primary key and name, and those of its server */
    private ForgedRow said(SealedAccess row, Object[] share, String user) {
        return row(
                row,
                "server:" + share[2],
                (String) share[3],
                user + " may " + (row.writes() ? "write" : "read") + " the share " + share[1]);
    }
}
