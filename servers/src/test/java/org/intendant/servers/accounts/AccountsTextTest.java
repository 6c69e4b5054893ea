package org.intendant.servers.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.hosts.HostAddress;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.servers.facts.FoundAccount;
import org.junit.jupiter.api.Test;

/** Wanted accounts against found ones: the input and the whole plan. */
class AccountsTextTest {
    private static final Map<String, FoundAccount> FOUND = Map.of(
            "root", new FoundAccount("root", 0, "root", "/root", "/bin/bash"),
            "maren", new FoundAccount("maren", 1000, "Maren", "/home/maren", "/bin/bash"),
            "old", new FoundAccount("old", 1001, "", "/home/old", "/bin/sh"));

    @Test
    void createsChangesAndRemovesWhatIsWantedAndNothingElse() {
        Account gone = account("old", "/bin/sh", "");
        gone.remove();

        assertThat(plan(
                        account("deploy", "/bin/bash", "Deployments"),
                        account("maren", "/bin/zsh", "Maren"),
                        gone,
                        Account.ignored(1, "root")))
                .isEqualTo("""
                        accounts.create Create the account deploy with a home folder
                        -
                        +shell: /bin/bash|comment: Deployments|
                        accounts.change Change the account maren
                        -shell: /bin/bash|comment: Maren|
                        +shell: /bin/zsh|comment: Maren|
                        accounts.remove Remove the account old; its home folder stays
                        -shell: /bin/sh|comment: |
                        +
                        """);
    }

    @Test
    void isEmptyWhereEverythingIsAsWanted() {
        Account absent = account("never", "", "");
        absent.remove();

        assertThat(plan(account("maren", "/bin/bash", "Maren"), absent)).isEmpty();
    }

    @Test
    void leavesTheAccountsOfAFeatureToItAndSaysSo() {
        AccountsText text = new AccountsText(1, new Unheard(), FOUND, Set.of("maren"));

        assertThat(text.steps(List.of(account("maren", "/bin/zsh", "x")))).isEmpty();
        assertThat(text.remarks()).containsExactly("The account maren belongs to another feature and is left to it.");
    }

    @Test
    void asksForATypedNameOnlyWhereSomethingIsRemoved() {
        Account gone = account("old", "", "");
        gone.remove();

        assertThat(new AccountsText(1, new Unheard(), FOUND, Set.of()).steps(List.of(account("new", "", ""), gone)))
                .extracting(Step::risk)
                .containsExactly(Risk.NORMAL, Risk.DESTRUCTIVE);
    }

    private static String plan(Account... accounts) {
        return new AccountsText(1, new Unheard(), FOUND, Set.of())
                .steps(List.of(accounts)).stream().map(AccountsTextTest::shown).collect(Collectors.joining());
    }

    private static String shown(Step step) {
        return step.kind() + " " + step.sentence() + "\n-"
                + step.differences().get(0).before().replace('\n', '|') + "\n+"
                + step.differences().get(0).after().replace('\n', '|') + "\n";
    }

    private static Account account(String name, String shell, String comment) {
        AccountDraft draft = new AccountDraft();
        draft.setName(name);
        draft.setShell(shell);
        draft.setComment(comment);
        return Account.wanted(1, draft);
    }

    /** A host that nobody talks to. */
    private record Unheard() implements SilentHost {
        @Override
        public HostAddress address() {
            return new HostAddress("web1", "root", "192.0.2.1", 22, null, null);
        }
    }
}
