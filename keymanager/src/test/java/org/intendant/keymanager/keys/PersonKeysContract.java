package org.intendant.keymanager.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of people, on a real database. */
abstract class PersonKeysContract {

    private static final String ONE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Cabinet cabinet;
    private PersonKeys keys;
    private Person admin;
    private Person ann;
    private Person bob;

    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        cabinet = new Cabinet(database());
        keys = cabinet.get(PersonKeys.class);
        admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        bob = cabinet.somebody("bob", Role.VIEWER);
        cabinet.as(ann);
    }

    @AfterEach
    void close() {
        cabinet.close();
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private void doing(Runnable deed) {
        doing(() -> {
            deed.run();
            return true;
        });
    }

    private static KeyDraft draft(String line) {
        KeyDraft draft = new KeyDraft();
        draft.setKey(line);
        return draft;
    }

    private List<KeyView> of(Person person) {
        return doing(() -> keys.of(person.getId()));
    }

    private long add(Person person, String line) {
        return doing(() -> keys.add(person.getId(), draft(line)));
    }

    @Test
    void everybodyManagesHisOwn() {
        KeyDraft typed = draft("no-pty " + ONE + " ann@laptop");
        typed.setOptions("from=\"10.0.0.0/8\"");
        typed.setExpires("2026-03-01");
        long id = doing(() -> keys.add(ann.getId(), typed));

        PersonKey key = of(ann).get(0).key();
        assertThat(key.getLine()).isEqualTo(ONE + " ann@laptop");
        assertThat(key.getFingerprint()).isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
        assertThat(key.getOptions()).isEqualTo("no-pty,from=\"10.0.0.0/8\"");
        assertThat(key.isGood(Cabinet.NOW)).as("the whole of its last day").isTrue();
        assertThat(key.isGood(Cabinet.NOW.plusSeconds(12 * 3600))).isFalse();

        KeyDraft change = KeyDraft.of(key);
        change.setComment("old laptop");
        change.setDisabled(true);
        doing(() -> keys.change(ann.getId(), id, change));
        assertThat(of(ann)).singleElement().satisfies(view -> {
            assertThat(view.key().getComment()).isEqualTo("old laptop");
            assertThat(view.good()).isFalse();
            assertThat(view.genuine()).isTrue();
        });
        assertThatThrownBy(() -> doing(() -> keys.change(ann.getId(), id, change)))
                .hasMessageStartingWith("Somebody changed this key");

        doing(() -> keys.remove(ann.getId(), id));
        assertThat(of(ann)).isEmpty();
        assertThat(doing(() -> cabinet.database
                        .entityManager()
                        .createQuery("select e.action from AuditEntry e order by e.id", String.class)
                        .getResultList()))
                .containsExactly("key.add", "key.change", "key.remove");
    }

    /** T13. */
    @Test
    void nobodyTouchesSomebodyElsesButAdministrators() {
        long id = add(ann, ONE);
        cabinet.as(bob);
        assertThat(of(ann)).as("viewers see people").hasSize(1);
        for (Runnable deed : List.<Runnable>of(
                () -> keys.add(ann.getId(), draft(OTHER)),
                () -> keys.change(ann.getId(), id, new KeyDraft()),
                () -> keys.remove(ann.getId(), id),
                () -> keys.remove(bob.getId(), id))) {
            assertThatThrownBy(() -> doing(deed))
                    .isInstanceOf(Refused.class)
                    .satisfies(refused -> assertThat(((Refused) refused).why()).isEqualTo(Refused.Why.NOT_FOUND));
        }
        cabinet.as(ann);
        assertThatThrownBy(() -> of(bob)).isInstanceOf(Refused.class);
        cabinet.as(admin);
        doing(() -> keys.remove(ann.getId(), id));
        assertThat(of(ann)).isEmpty();
    }

    @Test
    void showsWhoHasTheSameKeyAndRefusesItTwice() {
        add(ann, ONE);
        assertThatThrownBy(() -> add(ann, ONE + " again"))
                .hasMessage("This key is there already.")
                .satisfies(refused ->
                        assertThat(((Refused) refused).reasons().get(0).field()).isEqualTo("key"));
        cabinet.as(bob);
        add(bob, ONE);
        assertThat(of(bob).get(0).alsoOf()).containsExactly("ann");
        cabinet.as(ann);
        assertThat(of(ann).get(0).alsoOf()).as("a member sees no people").containsExactly("somebody else");
    }

    /** T36. */
    @Test
    void listsAllKeysWithTheirStates() {
        add(ann, ONE + " ann@laptop");
        KeyDraft brief = draft(OTHER + " brief");
        brief.setExpires("2026-03-01");
        doing(() -> keys.add(ann.getId(), brief));
        cabinet.as(bob);
        add(bob, ONE + " bob@desk");
        assertThat(page("", "", "")).containsExactly("ann@laptop good 2", "brief good 1", "bob@desk good 2");
        assertThat(page("bob", "", "")).containsExactly("bob@desk good 2");
        assertThat(page("+diy3wvv", "", "")).hasSize(2);
        assertThat(page("", "shared", "comment")).containsExactly("ann@laptop good 2", "bob@desk good 2");
        assertThat(page("", "useless", "")).isEmpty();
        for (List<String> wrong : List.of(List.of("good'--", ""), List.of("", "base64"))) {
            assertThatThrownBy(() -> page("", wrong.get(0), wrong.get(1))).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> doing(() -> keys.page(new Query("", Map.of("mac", "1"), "", false, 0, 10))))
                .hasMessage("Keys can be filtered by person and state.");
    }

    private List<String> page(String search, String state, String sort) {
        Map<String, String> filters = state.isEmpty() ? Map.of() : Map.of("state", state);
        return doing(() -> keys.page(new Query(search, filters, sort, false, 0, 10))).rows().stream()
                .map(row -> row.comment() + " " + row.state() + " " + row.holders())
                .toList();
    }

    @Test
    void saysWhatIsWrongBesideItsField() {
        KeyDraft past = draft(ONE);
        past.setExpires("2026-02-28");
        assertThatThrownBy(() -> doing(() -> keys.add(ann.getId(), past)))
                .hasMessageStartingWith("Choose today or a later day");
        past.setExpires("tomorrow");
        assertThatThrownBy(() -> doing(() -> keys.add(ann.getId(), past))).hasMessageStartingWith("A day reads");
        past.setExpires("");
        past.setOptions("environment=\"A=b\"");
        assertThatThrownBy(() -> doing(() -> keys.add(ann.getId(), past)))
                .satisfies(refused ->
                        assertThat(((Refused) refused).reasons().get(0).field()).isEqualTo("options"));
    }

    @Test
    void aRowThatWasChangedInTheDatabaseShowsAndIsNotChangedFurther() {
        long id = add(ann, "from=\"10.0.0.1\" " + ONE);
        doing(() -> cabinet.database
                .entityManager()
                .createNativeQuery("update person_key set options = '' where id = " + id)
                .executeUpdate());

        KeyView changed = of(ann).get(0);

        assertThat(changed.genuine()).isFalse();
        assertThatThrownBy(() -> doing(() -> keys.change(ann.getId(), id, KeyDraft.of(changed.key()))))
                .hasMessageStartingWith("This key was changed in the database");
        doing(() -> keys.remove(ann.getId(), id));
    }

    @Test
    void goesWithItsPerson() {
        add(ann, ONE);
        cabinet.as(admin);
        doing(() -> cabinet.get(People.class).remove(ann.getId(), "ann"));
        assertThat(doing(() -> cabinet.database
                        .entityManager()
                        .createQuery("select count(k) from PersonKey k", Long.class)
                        .getSingleResult()))
                .isZero();
    }
}
