package org.intendant.servers.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.hosts.RemoteHost;
import org.intendant.servers.accounts.AccountStep.Deed;
import org.intendant.servers.facts.FoundAccount;

/** Compares the accounts that are wanted with those of a host: a pure function of both. Foreign ones are left alone. */
final class AccountsText {
    private final long serverId;
    private final RemoteHost host;
    private final Map<String, FoundAccount> found;
    private final Set<String> claimed;
    private final List<String> remarks = new ArrayList<>();

    /**
     * @param found the host's accounts by name
     * @param claimed names that a feature makes and removes by itself
     */
    AccountsText(long serverId, RemoteHost host, Map<String, FoundAccount> found, Set<String> claimed) {
        this.serverId = serverId;
        this.host = host;
        this.found = found;
        this.claimed = claimed;
    }

    /** The steps in the order of the accounts. */
    List<AccountStep> steps(List<Account> accounts) {
        return accounts.stream()
                .filter(account -> account.wish() != Account.Wish.IGNORED)
                .filter(this::unclaimed)
                .flatMap(account -> step(account).stream())
                .toList();
    }

    /** What was passed over and why, a sentence each; complete after {@link #steps}. */
    List<String> remarks() {
        return remarks;
    }

    private boolean unclaimed(Account account) {
        if (claimed.contains(account.name())) {
            remarks.add("The account " + account.name() + " belongs to another feature and is left to it.");
            return false;
        }
        return true;
    }

    private Optional<AccountStep> step(Account account) {
        FoundAccount there = found.get(account.name());
        if (account.wish() == Account.Wish.ABSENT) {
            return there == null ? Optional.empty() : Optional.of(step(Deed.REMOVE, account, shown(there), ""));
        }
        String wanted = shown(account.shell(), account.comment());
        if (there == null) {
            return Optional.of(step(Deed.CREATE, account, "", wanted));
        }
        String is = shown(there);
        return is.equals(wanted) ? Optional.empty() : Optional.of(step(Deed.CHANGE, account, is, wanted));
    }

    private AccountStep step(Deed deed, Account account, String before, String after) {
        return new AccountStep(serverId, host, deed, account.name(), account.shell(), account.comment(), before, after);
    }

    private static String shown(FoundAccount account) {
        return shown(account.shell(), account.comment());
    }

    private static String shown(String shell, String comment) {
        return "shell: " + shell + "\ncomment: " + comment + "\n";
    }
}
