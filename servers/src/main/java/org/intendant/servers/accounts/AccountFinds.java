package org.intendant.servers.accounts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.intendant.plans.Refused;
import org.intendant.servers.ClaimedAccount;
import org.intendant.servers.Server;
import org.intendant.servers.facts.FoundAccount;

/** What was found on hosts beside what is wanted there. */
@ApplicationScoped
class AccountFinds {
    @Inject
    @Any
    Instance<ClaimedAccount> claims;

    /** One line for each name that is wanted, found or both. */
    List<AccountLine> lines(List<Account> wanted, Optional<List<FoundAccount>> found, long serverId) {
        Map<String, Account> wishes = wanted.stream().collect(toMap(Account::name, identity()));
        Map<String, FoundAccount> there =
                found.orElse(List.of()).stream().collect(toMap(FoundAccount::name, identity(), (one, other) -> one));
        TreeSet<String> names = new TreeSet<>(wishes.keySet());
        names.addAll(there.keySet());
        return names.stream()
                .map(name -> new AccountLine(name, wishes.get(name), there.get(name), owner(serverId, name)))
                .toList();
    }

    /** Refuses a shell with which Intendant could not sign in any more. */
    void mustKeepTheDoorOpen(Server server, AccountDraft draft) {
        String shell = draft.getShell().strip();
        boolean shut = shell.endsWith("/nologin") || shell.endsWith("/false") || shell.endsWith("/true");
        if (shut && draft.getName().strip().equals(server.ssh().user())) {
            throw new Refused(
                    "shell",
                    "Intendant signs in to " + server.name() + " with this account and needs a shell that works.");
        }
    }

    private String owner(long serverId, String name) {
        return claims.stream()
                .filter(claim -> claim.names(serverId).contains(name))
                .map(ClaimedAccount::owner)
                .findFirst()
                .orElse("");
    }
}
