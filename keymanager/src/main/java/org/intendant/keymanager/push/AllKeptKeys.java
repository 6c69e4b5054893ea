package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.servers.OwnerSeals;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Keys of others on all servers: found, decided about together, and made keys of people. */
@ApplicationScoped
public class AllKeptKeys {

    /** More are decided about in several turns. */
    static final int MOST = 1000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    KeptKeys keys;

    @Inject
    KeptKeyRows rows;

    @Inject
    PersonKeys personKeys;

    @Inject
    OwnerSeals owners;

    @Inject
    CurrentActor actor;

    /**
     * Keys of others; members see those of servers that they own.
     *
     * @param query search in account, server, fingerprint and line; filters {@code server} (its id) and {@code decision}
     *     (undecided, kept, removed); sort by server, account, seen, decision
     * @throws Refused for another filter or sort
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<KeptRow> page(Query query) {
        return new KeptSearch(entities, rows::isGenuine, actor.seesOnlyOf().map(owners::mine)).page(query);
    }

    /** How many nobody has decided about, of those that the caller sees. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public long undecided() {
        return page(new Query("", Map.of("decision", "undecided"), "", false, 0, 1))
                .total();
    }

    /**
     * Decides about several at once. Changes no host: what is to be removed goes with the next plans, once approved.
     *
     * @param ids primary keys, at most 1,000
     * @throws Refused as {@link KeptKeys#decide}; then nothing was changed
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void decide(Collection<Long> ids, KeptKey.Decision decision) {
        found(ids).forEach(key -> keys.decide(key.getServerId(), key.getId(), decision));
    }

    /**
     * Makes them keys of a person. They are no longer kept for themselves: from the next plan on they open what the person may
     * log in on, and nothing else.
     *
     * @throws Refused in {@code key} or {@code options} when it cannot be a person's key; then nothing was changed
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void adopt(Collection<Long> ids, long personId) {
        for (KeptKey key : found(ids)) {
            keys.decide(key.getServerId(), key.getId(), KeptKey.Decision.REMOVED);
            boolean known = personKeys.of(personId).stream()
                    .anyMatch(one -> one.key().getFingerprint().equals(key.getFingerprint()));
            if (!known) {
                KeyDraft draft = new KeyDraft();
                draft.setKey(key.getLine());
                personKeys.add(personId, draft);
            }
        }
    }

    private List<KeptKey> found(Collection<Long> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new Refused("keys", "Choose 1 to " + MOST + " keys.");
        }
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(entities.find(KeptKey.class, id))
                        .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key any more.")))
                .toList();
    }
}
