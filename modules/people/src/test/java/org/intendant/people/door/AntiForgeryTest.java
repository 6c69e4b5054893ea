package org.intendant.people.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.intendant.people.Secret;
import org.junit.jupiter.api.Test;

/** Guards T17: the token belongs to one sign-in and does not betray its cookie. */
class AntiForgeryTest {

    @Test
    void belongsToOneSignIn() {
        String mine = Secret.random();
        String other = Secret.random();

        assertThat(AntiForgery.matches(mine, AntiForgery.token(mine))).isTrue();
        assertThat(AntiForgery.matches(mine, AntiForgery.token(other))).isFalse();
        assertThat(AntiForgery.matches(mine, mine)).isFalse();
        assertThat(AntiForgery.matches(mine, "")).isFalse();
        assertThat(AntiForgery.matches(mine, null)).isFalse();
        assertThat(AntiForgery.token(mine)).doesNotContain(mine).hasSize(43);
    }
}
