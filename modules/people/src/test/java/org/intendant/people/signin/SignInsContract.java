package org.intendant.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.intendant.people.House;
import org.intendant.people.HouseTest;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.web.Query;
import org.junit.jupiter.api.Test;

/** Signing in, staying so and being put out, on a real database. */
abstract class SignInsContract extends HouseTest {

    @Test
    void signsInUnderAnySpellingOfTheName() {
        String cookie = house.signIns.signIn(" Maren", House.PASSWORD);

        Caller caller = house.withCookie(cookie, true).orElseThrow();
        assertThat(caller.actor().personId()).isEqualTo(maren.getId());
        assertThat(caller.actor().role()).isEqualTo(Role.OPERATOR);
    }

    /** Guards T20. */
    @Test
    void endsAtSignOutPasswordChangeRoleChangeAndDisabling() {
        assertEndsBy(() -> house.doing(house.signIns::signOut));
        assertEndsBy(() -> {
            house.current.is("elsewhere", -2);
            house.profile.changePassword(House.PASSWORD, OTHER, false);
            house.profile.changePassword(OTHER, House.PASSWORD, false);
        });
        assertEndsBy(() -> {
            house.as(admin);
            PersonDraft draft = PersonDraft.of(house.in(() -> house.people.find(maren.getId())));
            draft.setRole(Role.VIEWER);
            house.doing(() -> house.people.change(maren.getId(), draft));
        });
        assertEndsBy(() -> {
            house.as(admin);
            house.doing(() -> house.people.disable(maren.getId()));
        });
    }

    private void assertEndsBy(Runnable deed) {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        assertThat(house.withCookie(cookie, true)).isPresent();
        deed.run();
        assertThat(house.withCookie(cookie, true)).isEmpty();
    }

    @Test
    void lastsTwoHoursWithoutARequestAndTwelveInAll() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        for (int hour = 1; hour <= 11; hour++) {
            house.clock.forward(Duration.ofHours(1));
            assertThat(house.withCookie(cookie, true)).as("hour %s", hour).isPresent();
        }
        house.clock.forward(Duration.ofMinutes(61));
        assertThat(house.withCookie(cookie, true)).isEmpty();

        String idle = house.signIns.signIn("maren", House.PASSWORD);
        house.clock.forward(Duration.ofMinutes(121));
        assertThat(house.withCookie(idle, true)).isEmpty();
    }

    @Test
    void lastsAsLongAsItIsSet() {
        Map<String, String> settings = Map.of("INTENDANT_SIGN_IN_HOURS", "1", "INTENDANT_SIGN_IN_IDLE", "10");
        try (House strict = new House(database(), settings)) {
            strict.somebody("maren", Role.OPERATOR);
            String idle = strict.signIns.signIn("maren", House.PASSWORD);
            strict.clock.forward(Duration.ofMinutes(10));
            assertThat(strict.withCookie(idle, true)).isEmpty();

            String busy = strict.signIns.signIn("maren", House.PASSWORD);
            for (int minute = 6; minute < 60; minute += 6) {
                strict.clock.forward(Duration.ofMinutes(6));
                assertThat(strict.withCookie(busy, true)).isPresent();
            }
            strict.clock.forward(Duration.ofMinutes(6));
            assertThat(strict.withCookie(busy, true)).isEmpty();
        }
    }

    @Test
    void isNotProlongedByCallsThatWaitForNews() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        house.clock.forward(Duration.ofMinutes(90));
        assertThat(house.withCookie(cookie, false)).isPresent();
        house.clock.forward(Duration.ofMinutes(31));
        assertThat(house.withCookie(cookie, false)).isEmpty();
    }

    /** Guards T20: what ended on another server ends here within five seconds. */
    @Test
    void isAskedOfTheDatabaseAgainAfterFiveSeconds() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        assertThat(house.withCookie(cookie, true)).isPresent();
        house.doing(() -> house.database
                .entityManager()
                .createQuery("delete from SignIn s")
                .executeUpdate());

        house.clock.forward(Duration.ofSeconds(5));
        assertThat(house.withCookie(cookie, true)).isEmpty();
    }

    @Test
    void writesSignInsIntoTheTrail() {
        house.signIns.signIn("maren", House.PASSWORD);

        Query query = new Query("", Map.of("action", "person.sign"), "", false, 0, 10);
        assertThat(house.in(() -> house.trail.page(query)).rows())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getAfter()).contains("address: " + HOME));
    }
}
