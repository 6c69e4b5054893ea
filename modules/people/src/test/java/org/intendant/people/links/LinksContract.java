package org.intendant.people.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.intendant.people.Dump;
import org.intendant.people.House;
import org.intendant.people.HouseTest;
import org.intendant.people.Role;
import org.intendant.people.tokens.NewToken;
import org.intendant.people.tokens.TokenDraft;
import org.intendant.plans.Refused;
import org.intendant.web.Query;
import org.junit.jupiter.api.Test;

/** The first set-up and links to a password, on a real database. */
abstract class LinksContract extends HouseTest {

    @Test
    void opensALinkOnceAndOnlyTheLastOne() {
        house.as(admin);
        String first = secret(house.in(() -> house.links.make(maren.getId())));
        String second = secret(house.in(() -> house.links.make(maren.getId())));

        assertThatThrownBy(() -> house.links.look(first)).hasMessageContaining("used already");
        assertThat(house.links.look(second)).isEqualTo("maren");
        String cookie = house.links.use(second, OTHER);
        assertThat(house.withCookie(cookie, true)).isPresent();
        assertThatThrownBy(() -> house.links.use(second, OTHER)).hasMessageContaining("used already");
        assertThat(house.signIns.signIn("maren", OTHER)).isNotEmpty();
    }

    /** Guards T20: whoever lost a password to somebody loses nothing more by what that one made with it. */
    @Test
    void endsSignInsAndTokensOnceUsedAndNotBefore() {
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        NewToken others = house.tokens.make("root", House.PASSWORD, new TokenDraft("backup", 2));
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        house.as(admin);
        String secret = secret(house.links.make(maren.getId()));
        assertThat(house.withCookie(cookie, true)).isPresent();
        assertThat(house.withToken(token.secret())).isPresent();

        house.links.use(secret, OTHER);

        assertThat(house.withCookie(cookie, true)).isEmpty();
        assertThat(house.withToken(token.secret())).isEmpty();
        assertThat(house.withToken(others.secret())).isPresent();
        house.as(admin);
        assertThat(house.in(() ->
                                house.trail.page(new Query("", Map.of("action", "token.revoke-all"), "", false, 0, 10)))
                        .rows())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getActor()).isEqualTo("maren");
                    assertThat(entry.getBefore()).isEqualTo("token: script");
                });
    }

    @Test
    void opensNoLinkAfterSevenDaysAndNoneOfADisabledAccount() {
        house.as(admin);
        String late = secret(house.in(() -> house.links.make(maren.getId())));
        house.clock.forward(Duration.ofDays(7));
        assertThatThrownBy(() -> house.links.look(late)).hasMessageContaining("expired");

        String disabled = secret(house.in(() -> house.links.make(maren.getId())));
        house.doing(() -> house.people.disable(maren.getId()));
        assertThatThrownBy(() -> house.links.use(disabled, OTHER)).isInstanceOf(Refused.class);
    }

    /** Guards T30: only the one-time link works, a restart keeps it, and after its use nothing reopens. */
    @Test
    void setsUpOnceByTheLinkInTheHome() throws Exception {
        try (House fresh = new House(database())) {
            fresh.from(HOME);
            fresh.get(FirstStart.class).begin(null);
            var file = fresh.home.resolve("setup-link");
            String written = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            fresh.get(FirstStart.class).begin(null);
            assertThat(file).hasContent(written);
            String secret = written.substring(written.indexOf('=') + 1);

            assertThat(fresh.links.opensSetup("guessed")).isFalse();
            assertThatThrownBy(() -> fresh.links.setUp("guessed", House.draft("eve", Role.ADMIN), OTHER))
                    .isInstanceOf(Refused.class);
            String cookie = fresh.links.setUp(secret, House.draft("admin", Role.MEMBER), OTHER);

            assertThat(fresh.withCookie(cookie, true).orElseThrow().actor().role())
                    .isEqualTo(Role.ADMIN);
            assertThat(file).doesNotExist();
            assertThatThrownBy(() -> fresh.links.setUp(secret, House.draft("eve", Role.ADMIN), OTHER))
                    .isInstanceOf(Refused.class);
            fresh.get(FirstStart.class).begin(null);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void makesTheAdministratorOfAnUnattendedFirstStart() {
        try (House fresh = new House(database(), Map.of("INTENDANT_ADMIN_PASSWORD", OTHER))) {
            fresh.from(HOME);
            fresh.get(FirstStart.class).begin(null);

            assertThat(fresh.signIns.signIn("admin", OTHER)).isNotEmpty();
            assertThat(fresh.home.resolve("setup-link")).doesNotExist();
        }
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        String cookie = house.signIns.signIn("maren", House.PASSWORD);
        NewToken token = house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 2));
        house.as(admin);
        String link = secret(house.in(() -> house.links.make(maren.getId())));

        String all = house.in(() -> Dump.of(house.database.source()));
        assertThat(all).contains("maren").doesNotContain(cookie, token.secret(), link, House.PASSWORD);
    }

    private static String secret(NewLink link) {
        assertThat(link.url()).startsWith("http://localhost:8080/people/link.xhtml?link=");
        return link.url().substring(link.url().indexOf('=') + 1);
    }
}
