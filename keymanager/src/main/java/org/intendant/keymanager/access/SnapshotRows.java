package org.intendant.keymanager.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.keymanager.access.Snapshot.Given;
import org.intendant.keymanager.grants.Grant;
import org.intendant.keymanager.keys.AccountKey;
import org.intendant.keymanager.keys.PersonKey;
import org.intendant.people.Person;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupPerson;
import org.intendant.people.groups.GroupPersonSeals;
import org.intendant.plans.Target;
import org.intendant.secrets.SealedRow;
import org.intendant.secrets.Secrets;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.ServerOwner;
import org.intendant.servers.WantedKey;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Reads what decides about access to some accounts, in a fixed number of statements. Rows that are not ours are left out. */
@ApplicationScoped
class SnapshotRows {

    /** Accounts that are looked at together. */
    static final int TOGETHER = Query.MOST;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    GroupPersonSeals groupSeals;

    @Inject
    OwnerSeals ownerSeals;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<WantedKey> wanted;

    Page<Spot> spots(Query query) {
        return search().page(query);
    }

    /** All accounts to which something may change with this subject. */
    List<Spot> allSpots(Target subject) {
        List<Spot> found = new ArrayList<>();
        Page<Spot> page;
        do {
            Map<String, String> filter = Map.of(subject.type(), Long.toString(subject.id()));
            page = spots(new Query("", filter, "", false, found.size(), Query.MOST));
            found.addAll(page.rows());
        } while (!page.rows().isEmpty() && found.size() < page.total());
        return found;
    }

    List<Spot> spotsOn(Collection<Long> serverIds) {
        return serverIds.isEmpty() ? List.of() : search().on(serverIds);
    }

    private SpotSearch search() {
        return new SpotSearch(entities, groupSeals, ownerSeals, clock.instant());
    }

    Snapshot of(List<Spot> spots, Only only) {
        return of(spots, only, Sieve.fine(secrets::mac));
    }

    /** Also with rows that are not as Intendant wrote them, for what must not be done because of these. */
    Snapshot withForged(List<Spot> spots) {
        return of(spots, Only.ALL, Sieve.coarse(secrets::mac));
    }

    private Snapshot of(List<Spot> spots, Only only, Sieve sieve) {
        if (spots.isEmpty()) {
            return new Snapshot(spots, false, Map.of(), new Members(sieve), Map.of());
        }
        Set<Long> servers = spots.stream().map(Spot::serverId).collect(toSet());
        List<Grant> grants = grants(servers, only, sieve);
        Map<Long, String> groups = groups(grants, sieve);
        Members members = new Members(sieve);
        if (only.people()) {
            people(servers, groups.keySet(), only, members);
        }
        if (only.accounts()) {
            accounts(groups.keySet(), only, members);
        }
        return new Snapshot(
                spots, sieve.sawForged(), given(grants, groups), members, only.wishes() ? wishes(servers) : Map.of());
    }

    private List<Grant> grants(Set<Long> servers, Only only, Sieve sieve) {
        Instant now = clock.instant();
        return entities.createQuery(
                        "select g from AccessGrant g where g.serverId in :servers"
                                + (only.group() == null ? "" : " and g.groupId = " + only.group()),
                        Grant.class)
                .setParameter("servers", servers)
                .getResultStream()
                .filter(grant -> sieve.lets(grant, grant.isGood(now)))
                .toList();
    }

    private Map<Long, String> groups(List<Grant> grants, Sieve sieve) {
        Set<Long> ids = grants.stream().map(Grant::getGroupId).collect(toSet());
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select p from PersonGroup p where p.id in :groups", Group.class)
                    .setParameter("groups", ids)
                    .getResultStream()
                    .filter(sieve::lets)
                    .forEach(group -> names.put(group.getId(), group.getName()));
        }
        return names;
    }

    private static Map<Long, List<Given>> given(List<Grant> grants, Map<Long, String> groups) {
        return grants.stream()
                .filter(grant -> groups.containsKey(grant.getGroupId()))
                .collect(groupingBy(Grant::getServerId, mapping(grant -> given(grant, groups), toList())));
    }

    private static Given given(Grant grant, Map<Long, String> groups) {
        return new Given(
                grant.getGroupId(),
                grant.getAccountId(),
                new Reason(
                        Reason.Kind.GROUP,
                        grant.getGroupId(),
                        Objects.requireNonNull(groups.get(grant.getGroupId())),
                        grant.getAccountId() == Grant.EVERY_ACCOUNT,
                        grant.getEnds()));
    }

    /** Who is in the groups, who owns the servers, and with which keys. */
    private void people(Set<Long> servers, Set<Long> groups, Only only, Members members) {
        Sieve sieve = members.sieve();
        List<GroupPerson> inGroups = groupSeals.of(groups, only.person()).stream()
                .filter(sieve::lets)
                .toList();
        List<ServerOwner> owning = !only.owners()
                ? List.of()
                : ownerSeals.of(servers, only.person()).stream()
                        .filter(sieve::lets)
                        .toList();
        Map<Long, Holder> people = named(
                Stream.concat(
                        inGroups.stream().map(GroupPerson::getPersonId),
                        owning.stream().map(ServerOwner::personId)),
                members);
        inGroups.forEach(row -> Optional.ofNullable(people.get(row.getPersonId()))
                .ifPresent(person -> members.join(row.getGroupId(), person)));
        owning.forEach(row -> Optional.ofNullable(people.get(row.personId()))
                .ifPresent(person -> members.own(row.serverId(), person)));
        Instant now = clock.instant();
        in("select k from PersonKey k where k.personId in :ids order by k.id", PersonKey.class, people.keySet())
                .stream()
                .filter(key -> sieve.lets(key, key.isGood(now)))
                .forEach(key -> members.has(Objects.requireNonNull(people.get(key.getPersonId())), of(key)));
    }

    private Map<Long, Holder> named(Stream<Long> personIds, Members members) {
        Set<Long> ids = personIds.collect(toSet());
        Map<Long, Holder> people = new HashMap<>();
        for (Person found : in("select p from Person p where p.id in :ids", Person.class, ids)) {
            Holder person = Holder.person(found.getId(), found.getUsername());
            people.put(person.id(), person);
            if (!members.sieve().lets(found, found.isActive())) {
                members.hinder(person, found.isActive() ? "enabled in the database, not by Intendant" : "disabled");
            }
        }
        return people;
    }

    /** Keys of servers that the groups have, all of a server's or single ones. */
    private void accounts(Set<Long> groups, Only only, Members members) {
        Sieve sieve = members.sieve();
        String rest = (only.from() == null ? "" : " and k.serverId = " + only.from()) + " order by k.id";
        Set<AccountKey> known = new HashSet<>();
        for (String held : List.of(
                "select h, k, s.name, h.groupId from GroupServer h join AccountKey k on k.serverId = h.serverId",
                "select h, k, s.name, h.groupId from GroupKey h join AccountKey k on k.id = h.accountKeyId")) {
            String query = held + " join Server s on s.id = k.serverId where h.groupId in :ids" + rest;
            for (Object[] row : in(query, Object[].class, groups)) {
                AccountKey key = (AccountKey) row[1];
                if (sieve.lets((SealedRow) row[0]) && sieve.lets(key, !key.isDisabled())) {
                    Holder account =
                            new Holder(Holder.Kind.ACCOUNT, key.getServerId(), key.getAccount() + "@" + row[2]);
                    members.join((Long) row[3], account);
                    if (known.add(key)) {
                        members.has(account, of(key));
                    }
                }
            }
        }
    }

    private Map<Long, List<WantedKey.Wish>> wishes(Set<Long> servers) {
        return wanted.stream()
                .flatMap(feature -> feature.on(servers).stream())
                .collect(groupingBy(WantedKey.Wish::serverId));
    }

    private static AccessKey of(PersonKey key) {
        return new AccessKey(
                key.getType() + " " + key.getBase64(),
                key.getFingerprint(),
                key.getOptions(),
                key.getComment(),
                key.getExpires());
    }

    private static AccessKey of(AccountKey key) {
        return new AccessKey(key.getType() + " " + key.getBase64(), key.getFingerprint(), "", key.getComment(), null);
    }

    private <T> List<T> in(String query, Class<T> type, Collection<Long> ids) {
        TypedQuery<T> asked = entities.createQuery(query, type);
        return ids.isEmpty() ? List.of() : asked.setParameter("ids", ids).getResultList();
    }
}
