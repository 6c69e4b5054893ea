package org.intendant.people.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1);

    @Test
    void matchesItsPasswordAndNoOther() {
        String hash = PasswordHash.of("a long enough password", CHEAP, new SecureRandom());

        assertThat(PasswordHash.matches("a long enough password", hash)).isTrue();
        assertThat(PasswordHash.matches("a long enough passworD", hash)).isFalse();
    }

    @Test
    void costsWhatIsAskedForToday() {
        String hash = new Passwords().hash("a long enough password");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(200);
    }

    /** The vector that the reference implementation prints for: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1. */
    @Test
    void isTheArgon2idOfEverybodyElse() {
        assertThat(PasswordHash.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void takesTheSameCharactersHoweverTheyWereTyped() {
        String hash = PasswordHash.of("Gr\u00fc\u00dfe aus Z\u00fcrich", CHEAP, new SecureRandom());

        assertThat(PasswordHash.matches("Gru\u0308\u00dfe aus Zu\u0308rich", hash))
                .isTrue();
    }

    @Test
    void takesPartForAUserWithoutAHash() {
        Passwords passwords = new Passwords(CHEAP);

        assertThat(passwords.matches("anything", null)).isFalse();
    }
}
