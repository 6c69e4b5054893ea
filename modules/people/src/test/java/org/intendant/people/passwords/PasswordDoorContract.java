package org.intendant.people.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.people.House;
import org.intendant.people.HouseTest;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.junit.jupiter.api.Test;

/** Names and passwords at the door: one answer for every failure, and guessing slowed down, on a real database. */
abstract class PasswordDoorContract extends HouseTest {

    private static final String CAFE = "198.51.100.7";

    @Test
    void saysTheSameForAnUnknownNameAWrongPasswordAndADisabledAccount() {
        house.as(admin);
        house.doing(() -> house.people.disable(maren.getId()));

        for (String[] tried : new String[][] {{"nobody-here", "x"}, {"root", "x"}, {"maren", House.PASSWORD}}) {
            assertThatThrownBy(() -> house.signIns.signIn(tried[0], tried[1]))
                    .hasMessage("The user name or the password is wrong.");
        }
    }

    /** Guards T21: guessing is slowed down from where it comes, and the victim signs in from elsewhere. */
    @Test
    void slowsDownTheGuesserAndNotHisVictim() {
        house.from(CAFE);
        fail("maren", 5);
        assertThatThrownBy(() -> house.signIns.signIn("maren", House.PASSWORD))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.TOO_MANY));

        house.from(HOME);
        assertThat(house.signIns.signIn("maren", House.PASSWORD)).isNotEmpty();
    }

    /** Guards T21: many names from one address. */
    @Test
    void slowsDownAnAddressThatTriesManyNames() {
        house.from(CAFE);
        for (int i = 0; i <= Throttle.NETWORK.free(); i++) {
            fail("name" + i, 1);
        }
        assertThatThrownBy(() -> house.signIns.signIn("maren", House.PASSWORD)).hasMessageStartingWith("Too many");
        house.from(HOME);
        assertThat(house.signIns.signIn("maren", House.PASSWORD)).isNotEmpty();
    }

    /** Guards T21: many machines that guess together never lock out whoever comes from where he always comes from. */
    @Test
    void neverLocksOutAKnownAddress() {
        house.signIns.signIn("maren", House.PASSWORD);
        for (int i = 0; i <= Throttle.ACCOUNT_FROM_STRANGERS.free(); i++) {
            house.from("203.0.113." + i);
            fail("maren", 1);
        }
        house.from("203.0.113.200");
        assertThatThrownBy(() -> house.signIns.signIn("maren", House.PASSWORD)).hasMessageStartingWith("Too many");
        house.from(HOME);
        assertThat(house.signIns.signIn("maren", House.PASSWORD)).isNotEmpty();
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> house.signIns.signIn(username, "wrong"))
                    .hasMessage("The user name or the password is wrong.");
        }
    }

    @Test
    void changesThePasswordForWhoeverKnowsTheOldOne() {
        house.signIns.signIn("maren", House.PASSWORD);

        assertThatThrownBy(() -> house.profile.changePassword("wrong", OTHER, false))
                .hasMessage("This is not your password.");
        assertThatThrownBy(() -> house.profile.changePassword(House.PASSWORD, "short", false))
                .hasMessageContaining("12 characters");
        house.profile.changePassword(House.PASSWORD, OTHER, false);
        assertThat(house.signIns.signIn("maren", OTHER)).isNotEmpty();
    }
}
