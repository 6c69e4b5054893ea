package org.intendant.people.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved views of lists and chosen columns, on a real database. */
abstract class ViewsContract {

    private House house;
    private Views views;
    private Person maren;
    private Person jonas;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        house = new House(database());
        views = house.get(Views.class);
        maren = house.somebody("maren", Role.MEMBER);
        jonas = house.somebody("jonas", Role.ADMIN);
        house.as(maren);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void findsAViewAgainAsItWasSaved() {
        long id = add("servers", "Blue ones", "tag=blue&sort=name").getId();

        SavedView found = house.in(() -> views.of("servers")).get(0);
        assertThat(found.getId()).isEqualTo(id);
        assertThat(found.getName()).isEqualTo("Blue ones");
        assertThat(found.getQuery()).isEqualTo("tag=blue&sort=name");
        assertThat(found.getColumns()).contains(List.of("address", "tags"));
        assertThat(house.in(() -> views.of("people"))).isEmpty();
    }

    /** T13: somebody else's views are not there, however one asks. */
    @Test
    void showsEverybodyOnlyHisOwn() {
        long id = add("servers", "Blue ones", "").getId();
        house.as(jonas);

        assertThat(house.in(() -> views.of("servers"))).isEmpty();
        assertThat(house.in(() -> views.mine())).isEmpty();
        assertThatThrownBy(() -> house.doing(() -> views.remove(id)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.NOT_FOUND));
        assertThatThrownBy(() -> house.in(() -> views.change(id, draft("servers", "Mine", ""))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void opensAListWithOneViewAtMost() {
        long first = house.in(() -> views.add(standard("First"))).getId();
        long second = house.in(() -> views.add(standard("Second"))).getId();
        long elsewhere = house.in(() -> {
                    ViewDraft draft = standard("Third");
                    draft.setList("people");
                    return views.add(draft);
                })
                .getId();

        assertThat(house.in(() -> views.mine()).stream()
                        .filter(SavedView::isStandard)
                        .map(SavedView::getId))
                .containsExactlyInAnyOrder(second, elsewhere)
                .doesNotContain(first);
    }

    @Test
    void refusesANameThatIsTakenOnThisListAndOneThatIsNone() {
        SavedView one = add("servers", "Blue ones", "");
        add("people", "blue ones", "");

        assertThatThrownBy(() -> add("servers", " blue ONES ", "")).hasMessageContaining("already");
        assertThatThrownBy(() -> add("servers", " ", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> add("servers", "turned \u202e round", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> add("servers", "x".repeat(61), "")).isInstanceOf(Refused.class);
        SavedView renamed = house.in(() -> views.change(one.getId(), draft("servers", "BLUE ones", "tag=red")));
        assertThat(renamed.getName()).isEqualTo("BLUE ones");
    }

    @Test
    void refusesWhatIsNoListNoAddressAndNoColumn() {
        assertThatThrownBy(() -> add("Servers'--", "x", "")).hasMessageContaining("Name the list");
        assertThatThrownBy(() -> add("servers", "x", "q=a\nb")).hasMessageContaining("question mark");
        assertThatThrownBy(() -> add("servers", "x", "q=" + "x".repeat(3000))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> house.in(() -> {
                    ViewDraft draft = draft("servers", "x", "");
                    draft.setColumns(List.of("a,b"));
                    return views.add(draft);
                }))
                .hasMessageContaining("columns");
    }

    /** T37: what one person can keep is bounded. */
    @Test
    void keepsAtMostAHundredViewsOfAPerson() {
        house.doing(() -> {
            for (int number = 0; number < 100; number++) {
                views.add(draft("servers", "view " + number, ""));
            }
        });

        assertThatThrownBy(() -> add("people", "one more", "")).hasMessageContaining("You have 100 views.");
    }

    @Test
    void remembersTheColumnsOfAListForEachPerson() {
        assertThat(house.in(() -> views.columns("servers"))).isEmpty();
        house.doing(() -> views.choose("servers", List.of("address")));
        house.doing(() -> views.choose("servers", List.of("tags", "address")));
        house.doing(() -> views.choose("people", List.of()));

        assertThat(house.in(() -> views.columns("servers"))).isEqualTo(Optional.of(List.of("tags", "address")));
        assertThat(house.in(() -> views.columns("people"))).isEqualTo(Optional.of(List.of()));
        house.as(jonas);
        assertThat(house.in(() -> views.columns("servers"))).isEmpty();
    }

    @Test
    void goesWithItsPerson() {
        add("servers", "Blue ones", "");
        house.doing(() -> views.choose("servers", List.of("address")));
        house.as(jonas);

        house.doing(() -> house.people.remove(maren.getId(), "maren"));

        assertThat(house.<Long>in(() -> house.database
                        .entityManager()
                        .createQuery("select count(v) from SavedView v", Long.class)
                        .getSingleResult()))
                .isZero();
    }

    private SavedView add(String list, String name, String query) {
        return house.in(() -> views.add(draft(list, name, query)));
    }

    private static ViewDraft standard(String name) {
        ViewDraft draft = draft("servers", name, "");
        draft.setStandard(true);
        return draft;
    }

    private static ViewDraft draft(String list, String name, String query) {
        ViewDraft draft = new ViewDraft();
        draft.setList(list);
        draft.setName(name);
        draft.setQuery(query);
        draft.setColumns(List.of("address", "tags"));
        return draft;
    }
}
