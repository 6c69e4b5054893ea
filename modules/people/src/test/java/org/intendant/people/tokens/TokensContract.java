package org.intendant.people.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.intendant.people.House;
import org.intendant.people.HouseTest;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** API tokens, on a real database. */
abstract class TokensContract extends HouseTest {

    @Test
    void givesATokenForANameAndAPasswordAndTakesItBack() {
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        assertThat(house.withToken(token.secret()).orElseThrow().actor().name()).isEqualTo("maren");
        assertThat(token.toString()).doesNotContain(token.secret());

        house.doing(() -> house.tokens.revoke(token.id()));
        assertThat(house.withToken(token.secret())).isEmpty();

        NewToken brief = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.clock.forward(Duration.ofDays(2));
        assertThat(house.withToken(brief.secret())).isEmpty();
    }

    @Test
    void outlivesANewPasswordUnlessAskedOtherwise() {
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.tokens.make(new TokenDraft("expired", 1));
        house.clock.forward(Duration.ofDays(1));
        assertThat(house.tokens.good()).extracting(ApiToken::getName).containsExactly("script");

        house.profile.changePassword(House.PASSWORD, OTHER, false);
        assertThat(house.withToken(token.secret())).isPresent();

        house.profile.changePassword(OTHER, House.PASSWORD, true);
        assertThat(house.withToken(token.secret())).isEmpty();
        assertThat(house.tokens.good()).isEmpty();
    }

    /** Guards T13: a foreign id is not found. */
    @Test
    void findsNoTokenAndNoSignInOfSomebodyElse() {
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.signIns.signIn("maren", House.PASSWORD);
        long signIn = house.current.id().orElseThrow();
        house.as(admin);

        assertThatThrownBy(() -> house.doing(() -> house.tokens.revoke(token.id())))
                .hasMessage("There is no such token.");
        assertThatThrownBy(() -> house.doing(() -> house.signIns.end(signIn))).isInstanceOf(Refused.class);
    }
}
