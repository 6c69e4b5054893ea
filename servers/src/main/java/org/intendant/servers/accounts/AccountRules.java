package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.servers.DependsOnAccount;
import org.intendant.servers.Server;

/** What one account must respect because of its server and of what depends on it. */
@ApplicationScoped
class AccountRules {
    @Inject
    @Any
    Instance<DependsOnAccount> dependencies;

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

    /** Refuses to remove what Intendant or the system needs. */
    static void mustBeRemovable(Server server, String name) {
        if (name.equals("root") || name.equals(server.ssh().user())) {
            throw new Refused(
                    "name", name + " on " + server.name() + " cannot be removed: Intendant or the system needs it.");
        }
    }

    /** Refuses to give up what something else depends on, and says what. */
    void mustNotBeNeeded(Server server, Account account) {
        List<String> dependents = dependencies.stream()
                .flatMap(dependency -> dependency.dependents(account.id()).stream())
                .toList();
        if (!dependents.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    account.name() + " on " + server.name() + " is still needed. " + String.join(" ", dependents));
        }
    }
}
