package org.intendant.servers.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.BiConsumer;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be typed about an account, and what is refused. */
class AccountTest {
    /** T1 and T2: whatever is typed, it is refused or stays one harmless value that is no option and no second line. */
    @ParameterizedTest
    @MethodSource("org.intendant.servers.HostileTexts#all")
    void refusesEveryFieldThatCouldLeaveItsPlace(String hostile) {
        List<BiConsumer<AccountDraft, String>> account = List.of(AccountDraft::setName, AccountDraft::setShell);
        for (BiConsumer<AccountDraft, String> field : account) {
            AccountDraft draft = new AccountDraft();
            draft.setName("deploy");
            field.accept(draft, hostile);
            assertThat(catchThrowable(() -> Account.wanted(1, draft))).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Deploy",
                "1deploy",
                "a.b",
                "root:x",
                "a b",
                "deploy\n",
                "-x",
                "$(id)",
                "a23456789012345678901234567890123"
            })
    void refusesAccountNamesThatUseraddWouldNotLike(String name) {
        AccountDraft draft = new AccountDraft();
        draft.setName(name.equals("deploy\n") ? "deploy\nx" : name);

        assertThatThrownBy(() -> Account.wanted(1, draft)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAColonInTheCommentOfAnAccount() {
        AccountDraft draft = new AccountDraft();
        draft.setName("deploy");
        draft.setComment("Deploy: the user");

        assertThatThrownBy(() -> Account.wanted(1, draft)).hasMessageContaining("Leave out colons");
    }
}
