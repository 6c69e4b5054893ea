package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.intendant.data.TestDatabase;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, staying so and being put out, with tokens and one-time links, on a real database. */
abstract class SignInsContract {

    private static final String HOME = "192.0.2.1";
    private static final String CAFE = "198.51.100.7";
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

        Caller caller = house.credentials.signIn(cookie, true).orElseThrow();
        assertThat(caller.actor().personId()).isEqualTo(maren.getId());
        assertThat(caller.actor().role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void saysTheSameForAnUnknownNameAWrongPasswordAndADisabledAccount() {
        house.as(admin);
        house.doing(() -> house.people.disable(maren.getId()));

        for (String[] tried : new String[][] {{"nobody-here", "x"}, {"root", "x"}, {"maren", House.PASSWORD}}) {
            assertThatThrownBy(() -> house.signIns.signIn(tried[0], tried[1]))
                    .hasMessage("The user name or the password is wrong.");
        }
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
        assertThat(house.credentials.signIn(cookie, true)).isPresent();
        deed.run();
        assertThat(house.credentials.signIn(cookie, true)).isEmpty();
    }

    @Test
    void lastsTwoHoursWithoutARequestAndTwelveInAll() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        for (int hour = 1; hour <= 11; hour++) {
            house.clock.forward(Duration.ofHours(1));
            assertThat(house.credentials.signIn(cookie, true))
                    .as("hour %s", hour)
                    .isPresent();
        }
        house.clock.forward(Duration.ofMinutes(61));
        assertThat(house.credentials.signIn(cookie, true)).isEmpty();

        String idle = house.signIns.signIn("maren", House.PASSWORD);
        house.clock.forward(Duration.ofMinutes(121));
        assertThat(house.credentials.signIn(idle, true)).isEmpty();
    }

    @Test
    void isNotProlongedByCallsThatWaitForNews() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        house.clock.forward(Duration.ofMinutes(90));
        assertThat(house.credentials.signIn(cookie, false)).isPresent();
        house.clock.forward(Duration.ofMinutes(31));
        assertThat(house.credentials.signIn(cookie, false)).isEmpty();
    }

    /** Guards T20: what ended on another server ends here within five seconds. */
    @Test
    void isAskedOfTheDatabaseAgainAfterFiveSeconds() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        assertThat(house.credentials.signIn(cookie, true)).isPresent();
        house.doing(() -> house.database
                .entityManager()
                .createQuery("delete from SignIn s")
                .executeUpdate());

        house.clock.forward(Duration.ofSeconds(5));
        assertThat(house.credentials.signIn(cookie, true)).isEmpty();
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
    void givesATokenForANameAndAPasswordAndTakesItBack() {
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        assertThat(house.credentials.token(token.secret()).orElseThrow().actor().name())
                .isEqualTo("maren");
        assertThat(token.toString()).doesNotContain(token.secret());

        house.doing(() -> house.tokens.revoke(token.id()));
        assertThat(house.credentials.token(token.secret())).isEmpty();

        NewToken brief = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.clock.forward(Duration.ofDays(2));
        assertThat(house.credentials.token(brief.secret())).isEmpty();
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

    @Test
    void opensALinkOnceAndOnlyTheLastOne() {
        house.as(admin);
        String first = secret(house.in(() -> house.people.newLink(maren.getId())));
        String second = secret(house.in(() -> house.people.newLink(maren.getId())));

        assertThatThrownBy(() -> house.links.look(first)).hasMessageContaining("used already");
        assertThat(house.links.look(second)).isEqualTo("maren");
        String cookie = house.links.use(second, OTHER);
        assertThat(house.credentials.signIn(cookie, true)).isPresent();
        assertThatThrownBy(() -> house.links.use(second, OTHER)).hasMessageContaining("used already");
        assertThat(house.signIns.signIn("maren", OTHER)).isNotEmpty();
    }

    @Test
    void opensNoLinkAfterSevenDaysAndNoneOfADisabledAccount() {
        house.as(admin);
        String late = secret(house.in(() -> house.people.newLink(maren.getId())));
        house.clock.forward(Duration.ofDays(7));
        assertThatThrownBy(() -> house.links.look(late)).hasMessageContaining("expired");

        String disabled = secret(house.in(() -> house.people.newLink(maren.getId())));
        house.doing(() -> house.people.disable(maren.getId()));
        assertThatThrownBy(() -> house.links.use(disabled, OTHER)).isInstanceOf(Refused.class);
    }

    /** Guards T30: only the one-time link works, a restart keeps it, and after its use nothing reopens. */
    @Test
    void setsUpOnceByTheLinkInTheHome() throws Exception {
        try (House fresh = new House(database())) {
            fresh.from(HOME);
            fresh.firstStart.settings = fresh.settings();
            fresh.firstStart.begin(null);
            var file = fresh.home.resolve("setup-link");
            String written = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            fresh.firstStart.begin(null);
            assertThat(file).hasContent(written);
            String secret = written.substring(written.indexOf('=') + 1);

            assertThat(fresh.links.opensSetup("guessed")).isFalse();
            assertThatThrownBy(() -> fresh.links.setUp("guessed", House.draft("eve", Role.ADMIN), OTHER))
                    .isInstanceOf(Refused.class);
            String cookie = fresh.links.setUp(secret, House.draft("admin", Role.MEMBER), OTHER);

            assertThat(fresh.credentials
                            .signIn(cookie, true)
                            .orElseThrow()
                            .actor()
                            .role())
                    .isEqualTo(Role.ADMIN);
            assertThat(file).doesNotExist();
            assertThatThrownBy(() -> fresh.links.setUp(secret, House.draft("eve", Role.ADMIN), OTHER))
                    .isInstanceOf(Refused.class);
            fresh.firstStart.begin(null);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void makesTheAdministratorOfAnUnattendedFirstStart() {
        try (House fresh = new House(database())) {
            fresh.from(HOME);
            fresh.environment.put("INTENDANT_ADMIN_PASSWORD", OTHER);
            fresh.firstStart.settings = fresh.settings();
            fresh.firstStart.begin(null);

            assertThat(fresh.signIns.signIn("admin", OTHER)).isNotEmpty();
            assertThat(fresh.home.resolve("setup-link")).doesNotExist();
        }
    }

    @Test
    void changesThePasswordForWhoeverKnowsTheOldOne() {
        house.signIns.signIn("maren", House.PASSWORD);

        assertThatThrownBy(() -> house.profile.changePassword("wrong", OTHER)).hasMessage("This is not your password.");
        assertThatThrownBy(() -> house.profile.changePassword(House.PASSWORD, "short"))
                .hasMessageContaining("12 characters");
        house.profile.changePassword(House.PASSWORD, OTHER);
        assertThat(house.signIns.signIn("maren", OTHER)).isNotEmpty();
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.as(admin);
        String link = secret(house.in(() -> house.people.newLink(maren.getId())));

        String all = house.in(() -> Dump.of(house.database.source()));
        assertThat(all).contains("maren").doesNotContain(cookie, token.secret(), link, House.PASSWORD);
    }

    @Test
    void writesSignInsIntoTheTrail() {
        house.signIns.signIn("maren", House.PASSWORD);

        Query query = new Query("", Map.of("action", "person.sign"), "", false, 0, 10);
        assertThat(house.in(() -> house.trail.page(query)).rows())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getAfter()).contains("address: " + HOME));
    }

    private static String secret(NewLink link) {
        assertThat(link.url()).startsWith("http://localhost:8080/people/link.xhtml?link=");
        return link.url().substring(link.url().indexOf('=') + 1);
    }
}
