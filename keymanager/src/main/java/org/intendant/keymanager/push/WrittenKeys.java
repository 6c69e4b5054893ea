package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.keymanager.access.Holder;

/** Which keys Intendant has wanted on accounts, and so may have brought there, by whatever way. */
@ApplicationScoped
public class WrittenKeys {

    @PersistenceContext
    EntityManager entities;

    /** All of an account, by fingerprint. */
    @Transactional
    public Map<String, WrittenKey> of(long serverId, String account) {
        Map<String, WrittenKey> known = new HashMap<>();
        entities.createQuery(
                        "select w from WrittenKey w where w.serverId = :server and w.account = :account",
                        WrittenKey.class)
                .setParameter("server", serverId)
                .setParameter("account", account)
                .getResultStream()
                .forEach(key -> known.put(key.getFingerprint(), key));
        return known;
    }

    /** All of these servers. */
    List<WrittenKey> of(Collection<Long> servers) {
        return entities.createQuery("select w from WrittenKey w where w.serverId in :servers", WrittenKey.class)
                .setParameter("servers", servers)
                .getResultList();
    }

    /** Those that are not known to be gone, of these servers. */
    @Transactional
    public List<WrittenKey> there(Collection<Long> servers) {
        return servers.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select w from WrittenKey w where w.gone is null and w.serverId in :servers order by w.id",
                                WrittenKey.class)
                        .setParameter("servers", servers)
                        .getResultList();
    }

    /**
     * Remembers, before they can come to the host, that these keys are wanted on an account.
     *
     * @param wanted whose each is, by fingerprint
     * @return whether this is the first that is wanted there
     */
    @Transactional
    public boolean wanted(long serverId, String account, Map<String, Holder> wanted) {
        Map<String, WrittenKey> known = of(serverId, account);
        wanted(serverId, account, wanted, known);
        return known.isEmpty();
    }

    /** The same where it is known what is there. */
    void wanted(long serverId, String account, Map<String, Holder> wanted, Map<String, WrittenKey> known) {
        wanted.forEach((fingerprint, holder) -> {
            WrittenKey key = known.get(fingerprint);
            if (key == null) {
                entities.persist(new WrittenKey(serverId, account, fingerprint, holder));
            } else {
                key.wantedAgain(holder);
            }
        });
    }

    /**
     * What the account was seen to hold.
     *
     * @param proven fingerprints of those that were taken and are gone by this
     * @return whether one is there that was known to be gone
     */
    @Transactional
    public boolean seen(long serverId, String account, Set<String> fingerprints, Set<String> proven, Instant at) {
        boolean back = false;
        for (WrittenKey key : of(serverId, account).values()) {
            if (fingerprints.contains(key.getFingerprint())) {
                back |= key.isThere();
            } else if (proven.contains(key.getFingerprint())) {
                key.isGone(at);
            }
        }
        return back;
    }
}
