package org.intendant.keymanager.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.keymanager.keys.DependsOnAccountKey;
import org.intendant.people.DependsOnGroup;
import org.intendant.servers.DependsOnAccount;
import org.intendant.servers.DependsOnServer;

/** What groups have and may keeps groups, servers, accounts and keys from being removed, and is named there. */
@ApplicationScoped
public class GrantsInTheWay {

    private static final String GROUP = "select distinct p.name from PersonGroup p where p.id in (";

    @Inject
    GrantRows rows;

    @Produces
    public DependsOnGroup ofGroups() {
        return this::group;
    }

    @Produces
    public DependsOnServer ofServers() {
        return this::server;
    }

    @Produces
    public DependsOnAccount ofAccounts() {
        return this::account;
    }

    @Produces
    public DependsOnAccountKey ofKeys() {
        return this::key;
    }

    private List<String> group(long id) {
        return Stream.of(
                        rows.sentences(
                                "select distinct s.name from AccessGrant g join Server s on s.id = g.serverId where g.groupId = :id"
                                        + " order by s.name",
                                id,
                                "it may log in on %s"),
                        rows.sentences(
                                "select s.name from GroupServer h join Server s on s.id = h.serverId where h.groupId = :id order by"
                                        + " s.name",
                                id,
                                "it has the keys of %s"),
                        rows.sentences(
                                "select concat(k.account, '@', s.name) from GroupKey h join AccountKey k on k.id = h.accountKeyId join"
                                        + " Server s on s.id = k.serverId where h.groupId = :id order by s.name, k.account",
                                id,
                                "it has a key of %s"))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> server(long id) {
        return Stream.of(
                        rows.sentences(
                                GROUP + "select g.groupId from AccessGrant g where g.serverId = :id) order by p.name",
                                id,
                                "The group %s may log in on it."),
                        rows.sentences(
                                GROUP + "select h.groupId from GroupServer h where h.serverId = :id) order by p.name",
                                id,
                                "The group %s has its keys."),
                        rows.sentences(
                                GROUP
                                        + "select h.groupId from GroupKey h join AccountKey k on k.id = h.accountKeyId where k.serverId ="
                                        + " :id) order by p.name",
                                id,
                                "The group %s has a key of one of its accounts."))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> account(long id) {
        return rows.sentences(
                GROUP + "select g.groupId from AccessGrant g where g.accountId = :id) order by p.name",
                id,
                "The group %s may log in with it.");
    }

    private List<String> key(long id) {
        return rows.sentences(
                GROUP + "select h.groupId from GroupKey h where h.accountKeyId = :id) order by p.name",
                id,
                "The group %s has it.");
    }
}
