package org.intendant.secrets;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The seals on links: made when something is given here, and asked wherever a link gives something. */
public abstract class LinkSeals<T extends SealedLink> implements SealedTable {

    /** What a condition is given for whoever has no link. */
    private static final Set<Long> NONE = Set.of(-1L);

    @PersistenceContext
    protected EntityManager em;

    @Inject
    protected Secrets secrets;

    private final Class<T> type;

    protected LinkSeals(Class<T> type) {
        this.type = type;
    }

    /** What these rows say, of whom. */
    protected abstract List<ForgedRow> said(List<T> forged);

    /**
     * What was there before rows had seals gets them, once.
     *
     * @param since as in {@link Secrets#once(String, byte, Runnable)}
     */
    protected void sealOnce(byte since) {
        secrets.once(table(), since, () -> all().forEach(row -> row.seal(secrets::mac)));
    }

    private List<T> all() {
        return em.createQuery("select r from " + entity() + " r", type).getResultList();
    }

    private String entity() {
        return em.getMetamodel().entity(type).getName();
    }

    /** Seals what it has and did not have before. */
    protected void seal(long from, Collection<Long> now, Collection<Long> before) {
        Set<Long> fresh = new HashSet<>(now);
        fresh.removeAll(before);
        if (fresh.isEmpty()) {
            return;
        }
        em.flush();
        of(Set.of(from), null).stream().filter(row -> fresh.contains(row.to())).forEach(this::seal);
        em.flush();
    }

    /** As the row is in the database now: it may have been taken away and given again meanwhile. */
    private void seal(T row) {
        em.refresh(row);
        row.seal(secrets::mac);
    }

    /** Primary keys of what has this one, by rows that Intendant wrote. */
    protected Set<Long> having(long to) {
        return em.createQuery("select r from " + entity() + " r where r.key.toId = :to", type)
                .setParameter("to", to)
                .getResultStream()
                .filter(this::isGenuine)
                .map(SealedLink::from)
                .collect(Collectors.toSet());
    }

    /** The same for a condition {@code in :mine}: never empty. */
    @Transactional
    public Set<Long> mine(long to) {
        Set<Long> mine = having(to);
        return mine.isEmpty() ? NONE : mine;
    }

    /** What it has by a row that is not as Intendant wrote it. */
    @Transactional
    public Set<Long> strangers(long from) {
        return of(Set.of(from), null).stream()
                .filter(row -> !isGenuine(row))
                .map(SealedLink::to)
                .collect(Collectors.toSet());
    }

    /**
     * Links of these, also by rows that somebody else wrote.
     *
     * @param to to which alone, or null
     */
    @Transactional
    public List<T> of(Collection<Long> from, @Nullable Long to) {
        return from.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select r from " + entity()
                                        + " r where r.key.fromId in :from and (:all = true or r.key.toId = :to)",
                                type)
                        .setParameter("from", from)
                        .setParameter("all", to == null)
                        .setParameter("to", to == null ? -1L : to)
                        .getResultList();
    }

    public boolean isGenuine(T row) {
        return row.isGenuine(secrets::mac);
    }

    @Override
    public String table() {
        return type.getAnnotation(Table.class).name();
    }

    @Override
    @Transactional
    public List<ForgedRow> forged() {
        List<T> forged = all().stream().filter(row -> !isGenuine(row)).toList();
        return forged.isEmpty() ? List.of() : said(forged);
    }

    /** One of {@link #said}. */
    protected ForgedRow row(T row, String subject, String name, String what) {
        return new ForgedRow(table(), row.from() + " " + row.to(), subject, name, what);
    }

    @Override
    @Transactional
    public boolean remove(String row) {
        String[] key = row.split(" ");
        T found = em.find(type, new SealedLink.Key(Long.parseLong(key[0]), Long.parseLong(key[1])));
        if (found == null || isGenuine(found)) {
            return false;
        }
        em.remove(found);
        return true;
    }
}
