package org.intendant.servers;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.typed.Text;
import org.intendant.web.Conditions;
import org.intendant.web.Like;
import org.intendant.web.Query;
import org.intendant.web.State;

/** Turns a {@link Query} into conditions on servers. Only what is named here can be filtered and sorted by. */
final class ServerSearch {
    private static final Map<String, String> SORTS = Map.of(
            "", "s.name",
            "name", "s.name",
            "address", "s.sshPlace",
            "system", "f.system",
            "reachable", "r.state");

    private final Conditions conditions = new Conditions();
    private final Set<String> joins = new LinkedHashSet<>();
    private final String order;

    ServerSearch(Query query) {
        query.filters().forEach(this::filter);
        if (!query.search().isEmpty()) {
            String[] words = query.search().split("\\s+");
            for (int i = 0; i < words.length; i++) {
                matching(words[i], "word" + i);
            }
        }
        String by = SORTS.get(query.sort());
        if (by == null) {
            throw new Refused("sort", "Servers can be sorted by " + allowed() + ".");
        }
        join(by);
        order = by + (query.descending() ? " desc" : "") + ", s.name";
    }

    /** Only these, of which there is one at least: what somebody owns. */
    ServerSearch only(Collection<Long> ids) {
        return with("s.id in :mine", "mine", ids);
    }

    /** Only these, as when their standing was asked for. */
    ServerSearch among(Collection<Long> ids) {
        return ids.isEmpty() ? with("1 = 0") : with("s.id in :ids", "ids", ids);
    }

    /** All but these. */
    ServerSearch butNot(Collection<Long> ids) {
        return ids.isEmpty() ? this : with("s.id not in :others", "others", ids);
    }

    /** Only those of these names. */
    ServerSearch called(Collection<String> names) {
        return with("s.name in :names", "names", names);
    }

    /** Only these and those with one of these tags, of which there is one at least. */
    ServerSearch chosen(Collection<Long> ids, Collection<String> tags) {
        List<String> either = new ArrayList<>();
        if (!ids.isEmpty()) {
            either.add("s.id in :ids");
            conditions.with("ids", ids);
        }
        if (!tags.isEmpty()) {
            either.add("exists (select t from Server x join x.description.tags t where x = s and t in :tags)");
            conditions.with("tags", tags);
        }
        return with("(" + String.join(" or ", either) + ")");
    }

    /** Only what is asked for is joined, so that an index on servers can give their order and their number. */
    private void join(String expression) {
        if (expression.startsWith("r.")) {
            joins.add(" left join Reachability r on r.serverId = s.id");
        }
        if (expression.startsWith("f.")) {
            joins.add(" left join Reading f on f.serverId = s.id");
        }
    }

    private void filter(String name, String value) {
        switch (name) {
            case "tag" -> with(":tag member of s.description.tags", "tag", value);
            case "owner" -> with(":owner member of s.owners", "owner", Conditions.id(name, value));
            case "hypervisor" -> with("s.machine.hypervisorId = :hypervisor", "hypervisor", Conditions.id(name, value));
            case "role" -> with(":role member of s.roles", "role", word(ServerRole.class, name, value));
            case "reachable" -> {
                join("r.state");
                conditions.with("never", State.UNKNOWN);
                with("coalesce(r.state, :never) = :state", "state", word(State.class, name, value));
            }
            case "state" -> state(value); // answered by the comparisons, see Servers
            default ->
                throw new Refused(
                        name, "Servers can be filtered by tag, owner, hypervisor, role, reachable and state.");
        }
    }

    /** The standing that a filter names. */
    static State state(String value) {
        return word(State.class, "state", value);
    }

    private void matching(String word, String key) {
        String like = " like :" + key + " escape '!'";
        with(
                "(s.name" + like + " or lower(s.description.title)" + like + " or s.ssh.host" + like
                        + " or s.addresses.externalIpv4" + like + " or s.addresses.externalIpv6" + like
                        + " or s.addresses.internalIpv4" + like + " or s.addresses.internalIpv6" + like
                        + " or exists (select t from Server x join x.description.tags t where x = s and t" + like
                        + "))",
                key,
                Like.containing(word));
    }

    private ServerSearch with(String condition) {
        conditions.and(condition);
        return this;
    }

    private ServerSearch with(String condition, String name, Object value) {
        conditions.and(condition, name, value);
        return this;
    }

    long count(EntityManager em) {
        return conditions
                .bind(em.createQuery("select count(s) " + from(), Long.class))
                .getSingleResult();
    }

    /** The ids in the order asked for, and nothing else: rows are then read with all they need. */
    List<Long> ids(EntityManager em, Query query) {
        // PostgreSQL puts nulls last and H2 first: both are told.
        TypedQuery<Object[]> ids =
                em.createQuery("select s.id, s.name " + from() + " order by " + order, Object[].class);
        return conditions.bind(ids).setFirstResult(query.offset()).setMaxResults(query.limit()).getResultList().stream()
                .map(row -> (Long) row[0])
                .toList();
    }

    List<Target> targets(EntityManager em, int most) {
        return conditions
                .bind(em.createQuery("select s.id, s.name " + from() + " order by s.name", Object[].class))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    List<Long> ids(EntityManager em) {
        return conditions
                .bind(em.createQuery("select s.id " + from(), Long.class))
                .getResultList();
    }

    /** Every tag of those that match, in order. */
    List<String> tags(EntityManager em) {
        return conditions
                .bind(em.createQuery(
                        "select distinct t " + from("join s.description.tags t") + " order by t", String.class))
                .getResultList();
    }

    private String from() {
        return from("");
    }

    private String from(String more) {
        return "from Server s " + more + String.join("", joins) + conditions.where();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String name, String value) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refused(name, "“" + Text.inert(value, 40) + "” is not known here.");
        }
    }

    private static String allowed() {
        return String.join(
                ", ", SORTS.keySet().stream().filter(s -> !s.isEmpty()).sorted().toList());
    }
}
