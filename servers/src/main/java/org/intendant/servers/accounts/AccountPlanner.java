package org.intendant.servers.accounts;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.ClaimedAccount;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.facts.FactsText;
import org.intendant.servers.facts.FoundAccount;
import org.intendant.servers.facts.ReadingRows;

/** Wanted accounts against those of the host. Reads with one fixed program in one round trip; what nobody wants stays. */
@ApplicationScoped
class AccountPlanner implements Planner, Adopter {
    static final String KIND = "accounts";
    private static final Program READ = Program.beside(AccountPlanner.class, "accounts.sh");

    @Inject
    AccountRows rows;

    @Inject
    ReadingRows readings;

    @Inject
    ServerHosts hosts;

    @Inject
    FoundAccounts foundAccounts;

    @Inject
    @Any
    Instance<ClaimedAccount> claims;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Accounts";
    }

    @Override
    public Stream<Target> targets() {
        return rows.targets().stream();
    }

    @Override
    public void reach(Target target) {
        hosts.of(target).reach();
    }

    @Override
    public Plan plan(Target target) {
        List<Account> wanted = rows.of(target.id());
        RemoteHost host = hosts.of(target);
        List<FoundAccount> found = read(host, wanted);
        readings.keepAccounts(target.id(), found);
        AccountsText text = new AccountsText(
                target.id(), host, found.stream().collect(toMap(FoundAccount::name, identity())), claimed(target.id()));
        List<AccountStep> steps = text.steps(wanted);
        return new Plan(target, List.copyOf(steps), text.remarks());
    }

    /** Shell and comment as the host has them; who may log in is another question, which the server's page asks. */
    @Override
    public void adopt(Target target, Step step) {
        AccountStep change = (AccountStep) step;
        switch (change.deed()) {
            case CHANGE -> foundAccounts.adopt(change.serverId(), change.name());
            case CREATE ->
                throw new Refused(
                        "digest",
                        change.name()
                                + " is not on the host, so there is nothing to adopt. Let go of it on the server’s page.");
            case REMOVE ->
                throw new Refused(
                        "digest",
                        change.name()
                                + " is wanted gone. Adopt it on the server’s page, where you see who may log in then.");
        }
    }

    /**
     * The host's accounts now.
     *
     * @throws HostUnreachable when the host's answer broke off: a missing account is then no missing account
     */
    static List<FoundAccount> read(RemoteHost host, List<Account> wanted) {
        String[] names = wanted.stream().map(Account::name).toArray(String[]::new);
        String printed = host.read(READ.with(names));
        if (!FactsText.complete(printed)) {
            throw new HostUnreachable(
                    host.address().name() + " did not list its accounts to the end, so that nothing is known of them.",
                    null);
        }
        return FactsText.accounts(printed);
    }

    private Set<String> claimed(long serverId) {
        return claims.stream().flatMap(claim -> claim.names(serverId).stream()).collect(toSet());
    }
}
