package org.intendant.keymanager.pull;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.keymanager.pull.PullState.Health;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Query;

/** Finds servers that fetch their keys. Only what stands here can be sorted or filtered by. */
final class PullSearch {

    private static final String FROM = " from KeyPull p join Server s on s.id = p.serverId left join PullReport r on"
            + " r.serverId = p.serverId left join KeyBundle b on b.serverId = p.serverId";

    /** The database's word for what {@link PullState} makes of the same rows. */
    private static final String STATE = "case when p.since is null and p.script = true then 'wanted'"
            + " when p.since is null then 'off' when p.script = false then 'leaving'"
            + " when p.since < :before and (r.serverId is null or r.received < :before) then 'silent'"
            + " when r.serverId is null or r.received = :never then 'waiting'"
            + " when r.result <> 'ok' then 'wrong' when b.serial > r.serial then 'behind' else 'well' end";

    private static final String RED = STATE + " in ('silent', 'wrong')";
    private static final Map<String, String> SORTS =
            Map.of("", "case when " + RED + " then 0 else 1 end", "server", "s.name", "heard", "r.received");

    private final EntityManager entities;
    private final Conditions conditions = new Conditions();

    /**
     * @param before whoever was last heard of then is silent
     * @param mine primary keys of the servers that alone are seen; empty for all
     */
    PullSearch(EntityManager entities, Instant before, Optional<? extends Collection<Long>> mine) {
        this.entities = entities;
        conditions
                .and("(p.script = true or p.since is not null or p.original = true)")
                .with("before", before)
                .with("never", Instant.EPOCH);
        mine.ifPresent(servers -> {
            conditions.and("p.serverId in :mine", "mine", servers);
        });
    }

    PullSearch of(Query query) {
        conditions.search(query, "(s.name like :search escape '!' or lower(r.result) like :search escape '!')");
        query.filters().forEach(this::filter);
        if (!SORTS.containsKey(query.sort())) {
            throw new Refused("sort", "Servers that fetch their keys are sorted by server or heard.");
        }
        return this;
    }

    private void filter(String name, String value) {
        if (!name.equals("state")) {
            throw new Refused(name, "Servers that fetch their keys are filtered by state.");
        }
        switch (value) {
            case "red" -> conditions.and(RED);
            case "refused" -> conditions.and("r.refused <> ''");
            default -> {
                conditions.and(STATE + " = :state", "state", Health.of(value).word());
            }
        }
    }

    /** Rows of the pull, its bundle, its report and the server's name, in order. */
    List<Object[]> rows(Query query) {
        String sort = SORTS.get(query.sort())
                + (query.sort().isEmpty() ? "" : query.descending() ? " desc nulls last" : " asc nulls first");
        return conditions
                .bind(entities.createQuery(
                        "select p, b, r, s.name" + where() + " order by " + sort + ", s.name", Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    /** The same of all that somebody must look at, by name. */
    List<Object[]> red() {
        conditions.and(RED);
        return conditions
                .bind(entities.createQuery("select p, b, r, s.name" + where() + " order by s.name", Object[].class))
                .getResultList();
    }

    long count() {
        return conditions
                .bind(entities.createQuery("select count(p)" + where(), Long.class))
                .getSingleResult();
    }

    private String where() {
        return FROM + conditions.where();
    }
}
