package org.intendant.servers.accounts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.servers.ClaimedAccount;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.facts.Readings;
import org.intendant.servers.typed.Text;

/** The accounts that were found on servers, beside what is wanted there: adopted, ignored, or left to be decided. */
@ApplicationScoped
public class FoundAccounts {
    @PersistenceContext
    EntityManager em;

    @Inject
    Servers servers;

    @Inject
    Readings readings;

    @Inject
    AccountRows rows;

    @Inject
    AccountChanges changes;

    @Inject
    @Any
    Instance<ClaimedAccount> claims;

    /** One line for each name that is wanted on the server or was last read from it; system accounts are marked. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<AccountLine> lines(long serverId) {
        Optional<List<FoundAccount>> found = readings.accounts(serverId);
        Map<String, Account> wishes = rows.of(serverId).stream().collect(toMap(Account::name, identity()));
        Map<String, FoundAccount> there =
                found.orElse(List.of()).stream().collect(toMap(FoundAccount::name, identity(), (one, other) -> one));
        TreeSet<String> names = new TreeSet<>(wishes.keySet());
        names.addAll(there.keySet());
        return names.stream()
                .map(name -> new AccountLine(name, wishes.get(name), there.get(name), owner(serverId, name)))
                .toList();
    }

    /**
     * Wants an account from now on as the host has it.
     *
     * @throws Refused when the host did not show it when it was last read, or it cannot be expressed
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Account adopt(long serverId, String name) {
        Server server = servers.get(serverId);
        FoundAccount found = readings.accounts(serverId).stream()
                .flatMap(List::stream)
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_FOUND,
                        server.name() + " had no account “" + Text.inert(name, 32) + "” when it was last read."));
        return instead("account.adopt", server, Account.adopted(serverId, found));
    }

    /** Leaves an account of the host out of pages. It stays on the host as it is. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Account ignore(long serverId, String name) {
        return instead("account.ignore", servers.get(serverId), Account.ignored(serverId, name));
    }

    /** Takes the place of whatever was wanted of the account before. */
    private Account instead(String action, Server server, Account account) {
        Optional<Account> known = rows.find(server.id(), account.name());
        known.ifPresent(before -> {
            em.remove(before);
            em.flush();
        });
        em.persist(account);
        return changes.kept(
                action, server, account, known.map(Account::describe).orElse(""));
    }

    private String owner(long serverId, String name) {
        return claims.stream()
                .filter(claim -> claim.names(serverId).contains(name))
                .map(ClaimedAccount::owner)
                .findFirst()
                .orElse("");
    }
}
