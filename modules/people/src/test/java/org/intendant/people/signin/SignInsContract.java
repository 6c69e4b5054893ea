package org.intendant.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, staying so and being put out, on a real database. */
abstract class SignInsContract {

    private static final String HOME = "192.0.2.1";
    private static final String OTHER = "another good password";

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
            house.profile.changePassword(House.PASSWORD, OTHER);
            house.profile.changePassword(OTHER, House.PASSWORD);
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
