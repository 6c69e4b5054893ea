package org.intendant.keymanager.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intendant.keymanager.LastDay;
import org.intendant.keymanager.keys.AccountKey;
import org.intendant.keymanager.keys.AccountKeyView;
import org.intendant.keymanager.keys.AccountKeys;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.Permission;
import org.intendant.people.foresight.AccessChanges;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.intendant.servers.accounts.Account;
import org.intendant.web.Like;
import org.intendant.web.Query;

/**
 * What groups have besides their people, and where they may log in. Each change stands for itself, so that two people who
 * change the same group at once lose nothing.
 */
@ApplicationScoped
public class Grants {

    private static final int OFFERED = 20;

    @Inject
    GrantRows rows;

    @Inject
    Groups groups;

    @Inject
    Servers servers;

    @Inject
    AccountKeys keys;

    @Inject
    Audit audit;

    @Inject
    AccessChanges access;

    @Inject
    Clock clock;

    /**
     * What a group has and may.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.SEE_GROUPS)
    @Transactional
    public Holdings of(long groupId) {
        groups.find(groupId);
        return rows.of(groupId, clock.instant());
    }

    /** Names of places that begin or hold these words: servers, then accounts as in {@code root@web1}. */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public List<String> places(String typed) {
        List<String> offered =
                new ArrayList<>(servers.offered(new Query(typed, Map.of(), "", false, 0, OFFERED)).stream()
                        .map(Target::name)
                        .toList());
        offered.addAll(rows.accounts(Like.containing(typed), OFFERED));
        return offered;
    }

    /**
     * Lets a group log in somewhere, or gives it another end where it may already.
     *
     * @param draft places and the last day
     * @throws Refused in {@code places} or {@code lastDay}; then nothing was changed
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void give(long groupId, GrantDraft draft) {
        Group group = groups.find(groupId);
        if (draft.getPlaces().isEmpty()) {
            throw new Refused("places", "Choose a server, or an account as in root@web1.");
        }
        for (Place place : places(draft.getPlaces())) {
            give(group, place, draft.getLastDay());
        }
    }

    private void give(Group group, Place place, String lastDay) {
        Instant now = clock.instant();
        Optional<Grant> known = rows.grant(group.getId(), place);
        known.ifPresent(grant -> mustBeGenuine(rows.isGenuine(grant), place.shown()));
        String before = known.map(grant -> describe(place, grant)).orElse("");
        Grant grant =
                known.orElseGet(() -> new Grant(group.getId(), place.serverId(), place.accountId(), clock.instant()));
        grant.endsAt(LastDay.end("lastDay", lastDay, grant.getEnds(), now));
        rows.keep(grant);
        String after = describe(place, grant);
        if (!after.equals(before)) {
            audit.record("grant.give", group.key(), group.getName(), before, after);
            access.ofServer(place.serverId());
        }
    }

    private static String describe(Place place, Grant grant) {
        return "may log in on: " + place.shown() + "\nuntil: " + (grant.getEnds() == null ? "no end" : grant.lastDay());
    }

    private List<Place> places(Collection<String> names) {
        Set<String> servers = names.stream()
                .map(name -> name.substring(name.lastIndexOf('@') + 1).strip())
                .collect(Collectors.toSet());
        Map<String, Long> known = this.servers.called(servers);
        return names.stream().map(name -> place(name.strip(), known)).toList();
    }

    private Place place(String name, Map<String, Long> known) {
        int at = name.lastIndexOf('@');
        String server = name.substring(at + 1).strip();
        Long serverId = known.get(server);
        if (serverId == null) {
            throw new Refused("places", "There is no server called “" + server + "”.");
        }
        if (at < 0) {
            return new Place(serverId, server, Grant.EVERY_ACCOUNT, "");
        }
        String account = name.substring(0, at);
        long accountId = rows.account(serverId, account)
                .map(Account::id)
                .orElseThrow(() -> new Refused(
                        "places",
                        "Intendant does not manage an account “" + account + "” on " + server
                                + ". Want or adopt it on the server’s page first."));
        return new Place(serverId, server, accountId, account);
    }

    /**
     * Lets a group no longer log in somewhere.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void take(long groupId, long grantId) {
        Group group = groups.find(groupId);
        Grant grant = rows.grant(groupId, grantId)
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "The group may not log in there any more."));
        String before = describe(rows.place(grant), grant);
        rows.remove(grant);
        audit.record("grant.take", group.key(), group.getName(), before, "");
        access.ofServer(grant.getServerId());
    }

    /**
     * Gives a group all keys of these servers, also those that come later.
     *
     * @param names of the servers
     * @throws Refused in {@code servers} when one of them is not there; then nothing was changed
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void holdServers(long groupId, Collection<String> names) {
        Group group = groups.find(groupId);
        Map<String, Long> known = servers.called(names);
        for (String name : new TreeSet<>(names)) {
            Long id = known.get(name);
            if (id == null) {
                throw new Refused("servers", "There is no server called “" + name + "”.");
            }
            if (rows.server(groupId, id).isEmpty()) {
                rows.keep(new GroupServer(groupId, id));
                audit.record("group.hold", group.key(), group.getName(), "", "all keys of: " + name);
                access.ofGroup(groupId);
            }
        }
    }

    /** Takes a server's keys from a group; nothing happens when it has them not. */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void dropServer(long groupId, long serverId) {
        Group group = groups.find(groupId);
        rows.server(groupId, serverId).ifPresent(held -> {
            rows.remove(held);
            String name = servers.get(serverId).name();
            audit.record("group.drop", group.key(), group.getName(), "all keys of: " + name, "");
            access.ofGroup(groupId);
        });
    }

    /**
     * Gives a group a single key of a server's account.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void holdKey(long groupId, long serverId, long keyId) {
        Group group = groups.find(groupId);
        AccountKey key = key(serverId, keyId);
        if (rows.key(groupId, keyId).isEmpty()) {
            rows.keep(new GroupKey(groupId, keyId));
            audit.record("group.hold", group.key(), group.getName(), "", described(key));
            access.ofGroup(groupId);
        }
    }

    /** Takes a single key from a group; nothing happens when it has it not. */
    @Allowed(Permission.GRANT_ACCESS)
    @Transactional
    public void dropKey(long groupId, long serverId, long keyId) {
        Group group = groups.find(groupId);
        AccountKey key = key(serverId, keyId);
        rows.key(groupId, keyId).ifPresent(held -> {
            rows.remove(held);
            audit.record("group.drop", group.key(), group.getName(), described(key), "");
            access.ofGroup(groupId);
        });
    }

    private AccountKey key(long serverId, long keyId) {
        return keys.of(serverId).stream()
                .map(AccountKeyView::key)
                .filter(key -> key.getId() == keyId)
                .findFirst()
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such key on this server."));
    }

    private String described(AccountKey key) {
        return "key of: " + key.getAccount() + "@"
                + servers.get(key.getServerId()).name() + "\nfingerprint: " + key.getFingerprint();
    }

    private static void mustBeGenuine(boolean genuine, String what) {
        if (!genuine) {
            throw new Refused(
                    Why.CONFLICT,
                    "What is said about " + what
                            + " was changed in the database, not by Intendant, and gives nothing. Take it"
                            + " back first.");
        }
    }
}
