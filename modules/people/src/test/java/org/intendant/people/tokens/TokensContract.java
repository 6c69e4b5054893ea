package org.intendant.people.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** API tokens, on a real database. */
abstract class TokensContract {

    private static final String HOME = "192.0.2.1";

    House house;
    Person admin;
    Person maren;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        house = new House(database());
        admin = house.somebody("root", Role.ADMIN);
        maren = house.somebody("maren", Role.OPERATOR);
        house.from(HOME);
    }

    @AfterEach
    void close() {
        house.close();
    }

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
