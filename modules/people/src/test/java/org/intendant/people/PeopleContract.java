package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.intendant.data.TestDatabase;
import org.intendant.people.tokens.TokenDraft;
import org.intendant.plans.Refused;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and what administrators do with them, on a real database. */
abstract class PeopleContract {

    House house;
    Person admin;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        house = new House(database());
        admin = house.somebody("root", Role.ADMIN);
        house.as(admin);
        house.from("192.0.2.1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void addsSomebodyWithoutAPassword() {
        Person added = house.in(() -> house.people.add(House.draft("maren", Role.OPERATOR)));

        Person found = house.in(() -> house.people.find(added.getId()));
        assertThat(found.getUsername()).isEqualTo("maren");
        assertThat(found.isPasswordSet()).isFalse();
        assertThatThrownBy(() -> house.signIns.signIn("maren", ""))
                .hasMessage("The user name or the password is wrong.");
    }

    /** Guards T14: another case, width or composition is no other name. */
    @Test
    void refusesANameThatIsTakenInAnotherSpelling() {
        house.in(() -> house.people.add(House.draft("maren", Role.OPERATOR)));

        for (String other : new String[] {"Maren", "MAREN ", "ｍａｒｅｎ"}) {
            assertThatThrownBy(() -> house.in(() -> house.people.add(House.draft(other, Role.MEMBER))))
                    .as(other)
                    .hasMessage("There is somebody called maren already.");
        }
        assertThatThrownBy(() -> house.in(() -> house.people.add(House.draft("mаren", Role.MEMBER))))
                .as("a Cyrillic letter")
                .isInstanceOf(Refused.class);
    }

    @Test
    void findsByWordsRoleAndActivityInTheOrderAskedFor() {
        house.in(() -> house.people.add(House.draft("amira", Role.OPERATOR)));
        house.in(() -> house.people.add(House.draft("a_ira", Role.MEMBER)));
        house.doing(() -> house.people.disable(
                house.get(PersonRows.class).named("amira").orElseThrow().getId()));

        assertThat(names(new Query("a_i", Map.of(), "", false, 0, 10))).containsExactly("a_ira");
        assertThat(names(new Query("ira", Map.of(), "username", true, 0, 10))).containsExactly("amira", "a_ira");
        assertThat(names(new Query("", Map.of("role", "operator"), "", false, 0, 10)))
                .containsExactly("amira");
        assertThat(names(new Query("", Map.of("active", "true"), "created", false, 1, 1)))
                .containsExactly("a_ira");
    }

    /** Guards T36: nothing but the named columns gets into the statement. */
    @Test
    void refusesOtherSortsAndFilters() {
        Query sorted = new Query("", Map.of(), "passwordHash", false, 0, 10);
        Query filtered = new Query("", Map.of("p.id = 1 or 1", "1"), "", false, 0, 10);

        assertThatThrownBy(() -> names(sorted)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names(filtered)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names(new Query("", Map.of("active", "1 or 1"), "", false, 0, 10)))
                .hasMessageContaining("true or false");
    }

    @Test
    void keepsTheLastAdministrator() {
        Person operator = house.somebody("maren", Role.OPERATOR);
        long id = admin.getId();
        PersonDraft demoted = PersonDraft.of(admin);
        demoted.setRole(Role.MEMBER);
        PersonDraft disabled = PersonDraft.of(admin);
        disabled.setActive(false);

        assertThatThrownBy(() -> house.doing(() -> house.people.remove(id, admin.getUsername())))
                .hasMessageContaining("last administrator");
        assertThatThrownBy(() -> house.doing(() -> house.people.disable(id)))
                .hasMessageContaining("last administrator");
        assertThatThrownBy(() -> house.doing(() -> house.people.change(id, demoted)))
                .hasMessageContaining("last administrator");
        assertThatThrownBy(() -> house.doing(() -> house.people.change(id, disabled)))
                .hasMessageContaining("last administrator");

        PersonDraft promoted = PersonDraft.of(operator);
        promoted.setRole(Role.ADMIN);
        house.doing(() -> house.people.change(operator.getId(), promoted));
        house.doing(() -> house.people.remove(id, admin.getUsername()));
        assertThat(house.in(() -> house.people.page(Query.all())).total()).isOne();
    }

    @Test
    void doesNotCountAnAdministratorWhoCannotSignInYet() {
        house.in(() -> house.people.add(House.draft("second", Role.ADMIN)));

        assertThatThrownBy(() -> house.doing(() -> house.people.remove(admin.getId(), admin.getUsername())))
                .hasMessageContaining("last administrator");
    }

    @Test
    void refusesToRemoveSomebodyOnWhomSomethingDepends() {
        Person person = house.somebody("maren", Role.OPERATOR);
        house.inTheWay.add("owns the server web1");

        assertThatThrownBy(() -> house.doing(() -> house.people.remove(person.getId(), "maren")))
                .hasMessage("maren cannot be removed yet: owns the server web1.");
    }

    @Test
    void namesThoseWhoAreThereAndLeavesOutTheOthers() {
        long maren = house.somebody("maren", Role.OPERATOR).getId();

        assertThat(house.in(() -> house.people.names(List.of(maren, 99_999L)))).isEqualTo(Map.of(maren, "maren"));
        assertThat(house.in(() -> house.people.names(List.of()))).isEmpty();
    }

    /** Whoever asks, page or program, types the name of what cannot be brought back. */
    @Test
    void removesNobodyWithoutHisTypedName() {
        Person person = house.somebody("maren", Role.OPERATOR);

        for (String typed : List.of("", "admin", "Maren ")) {
            assertThatThrownBy(() -> house.doing(() -> house.people.remove(person.getId(), typed)))
                    .hasMessage("Type maren to remove this person.");
        }
    }

    @Test
    void removesSomebodyWithEverythingThatIsHisAlone() {
        Person person = house.somebody("maren", Role.OPERATOR);
        house.signIns.signIn("maren", House.PASSWORD);
        house.tokens.make("maren", House.PASSWORD, new TokenDraft("script", 1));
        house.as(admin);
        house.in(() -> house.links.make(person.getId()));

        house.doing(() -> house.people.remove(person.getId(), "maren"));

        assertThat(house.in(() -> house.get(PersonRows.class).named("maren"))).isEmpty();
    }

    @Test
    void tellsTheSecondOfTwoWhoChangeTheSamePerson() {
        Person person = house.somebody("maren", Role.OPERATOR);
        PersonDraft mine = PersonDraft.of(person);
        PersonDraft theirs = PersonDraft.of(person);
        mine.setDisplayName("Maren Holt");
        house.doing(() -> house.people.change(person.getId(), mine));

        assertThatThrownBy(() -> house.doing(() -> house.people.change(person.getId(), theirs)))
                .hasMessageContaining("Somebody changed maren");
    }

    @Test
    void writesWhoChangedWhatFromWhatToWhat() {
        Person person = house.somebody("maren", Role.OPERATOR);
        PersonDraft draft = PersonDraft.of(person);
        draft.setRole(Role.VIEWER);
        house.doing(() -> house.people.change(person.getId(), draft));

        Page<AuditEntry> entries = house.in(() ->
                house.trail.page(new Query("", Map.of("subject", person.key(), "actor", "ROOT"), "", false, 0, 10)));
        assertThat(entries.total()).isOne();
        AuditEntry entry = entries.rows().get(0);
        assertThat(entry.getAction()).isEqualTo("person.change");
        assertThat(entry.getBefore()).contains("role: OPERATOR");
        assertThat(entry.getAfter()).contains("role: VIEWER");
        assertThat(entry.getActorId()).isEqualTo(admin.getId());
    }

    private List<String> names(Query query) {
        return house.in(() -> house.people.page(query)).rows().stream()
                .map(Person::getUsername)
                .toList();
    }
}
