package org.intendant.people.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Startup;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.intendant.people.AuditEntry;
import org.intendant.people.HouseTest;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.intendant.web.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of people and who may do what with them, on a real database. */
abstract class GroupsContract extends HouseTest {

    private Groups groups;
    private GroupPersonSeals seals;
    private Person amira;
    private Person viewer;

    @BeforeEach
    void gather() {
        groups = house.get(Groups.class);
        seals = house.get(GroupPersonSeals.class);
        amira = house.somebody("amira", Role.OPERATOR);
        viewer = house.somebody("vera", Role.VIEWER);
        house.as(admin);
    }

    @Test
    void addsAGroupOfItsMaker() {
        Group added = added("Web team", maren, amira);

        Group found = house.in(() -> groups.find(added.getId()));
        assertThat(found.getName()).isEqualTo("Web team");
        assertThat(found.isOwnedBy(admin.getId())).isTrue();
        assertThat(house.in(() -> groups.people(added.getId())))
                .extracting(Person::getUsername)
                .containsExactly("amira", "maren");
        assertThat(last("group.add").getAfter()).isEqualTo("name: Web team\nowner: root\npeople: amira, maren");
    }

    /** Guards T14: another case, accent, width or punctuation is no other name. */
    @Test
    void refusesANameThatIsTakenInAnotherSpelling() {
        added("Web team");

        for (String other : List.of("web-team", "WEB TEAM", "Wéb  team", "ｗｅｂｔｅａｍ")) {
            refused("There is a group called Web team already.", () -> groups.add(draft(other)));
        }
    }

    /** Guards T14: a group gives nobody any right, whatever it is called; not even one that came into the table by hand. */
    @Test
    void givesNobodyARightByBeingNamedLikeOne() {
        house.doing(() -> house.database
                .entityManager()
                .createNativeQuery(
                        "insert into person_group (version, name, spelled, owner_id) values (0, 'ADMIN', 'admln', "
                                + viewer.getId() + ")")
                .executeUpdate());
        house.doing(() -> house.database
                .entityManager()
                .createNativeQuery("insert into person_group_person (group_id, person_id) select id, " + viewer.getId()
                        + " from person_group")
                .executeUpdate());

        house.as(viewer);

        assertThat(house.actor.get().role()).isEqualTo(Role.VIEWER);
        for (Permission permission : Permission.values()) {
            assertThat(house.actor.get().may(permission)).isEqualTo(permission.heldBy(Role.VIEWER));
        }
        assertThat(house.signIns.signIn("vera", org.intendant.people.House.PASSWORD))
                .isNotNull();
        assertThat(house.actor.get().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void letsAnOperatorChangeThePeopleOfHisOwnGroupOnly() {
        GroupDraft ofMaren = draft("Web team");
        ofMaren.setOwnerId(maren.getId());
        long own = house.in(() -> groups.add(ofMaren)).getId();
        long foreign = added("Database team", maren).getId();
        house.as(maren);

        house.doing(() -> groups.join(own, List.of(amira.getId(), maren.getId())));
        house.doing(() -> groups.leave(own, maren.getId()));

        assertThat(house.in(() -> groups.find(own)).getPeople()).containsExactly(amira.getId());
        assertThat(last("group.change").getBefore()).endsWith("people: amira, maren");
        assertThat(last("group.change").getAfter()).endsWith("people: amira");
        notAllowed(() -> groups.join(foreign, List.of(amira.getId())));
        notAllowed(() -> groups.leave(foreign, maren.getId()));
        notAllowed(() -> groups.change(foreign, GroupDraft.of(house.in(() -> groups.find(foreign)))));
        GroupDraft renamed = GroupDraft.of(house.in(() -> groups.find(own)));
        renamed.setName("Other team");
        notAllowed(() -> groups.change(own, renamed));
        GroupDraft givenAway = GroupDraft.of(house.in(() -> groups.find(own)));
        givenAway.setOwnerId(amira.getId());
        notAllowed(() -> groups.change(own, givenAway));
    }

    @Test
    void tellsTheSecondOfTwoWhoChangeTheSameGroup() {
        Group group = added("Web team");
        GroupDraft mine = GroupDraft.of(group);
        mine.setName("Web people");
        mine.setPeople(List.of(maren.getId()));
        house.doing(() -> groups.change(group.getId(), mine));

        GroupDraft theirs = GroupDraft.of(group);
        refused("Somebody changed Web people since you opened this.", () -> groups.change(group.getId(), theirs));
        assertThat(house.in(() -> groups.find(group.getId())).getVersion()).isGreaterThan(group.getVersion());
    }

    @Test
    void noticesThatOnlyThePeopleChangedMeanwhile() {
        Group group = added("Web team");
        GroupDraft old = GroupDraft.of(group);
        house.doing(() -> groups.join(group.getId(), List.of(maren.getId())));

        refused("Somebody changed Web team since you opened this.", () -> groups.change(group.getId(), old));
    }

    @Test
    void writesNothingWhereNothingChanged() {
        Group group = added("Web team", maren);
        house.doing(() -> groups.join(group.getId(), List.of(maren.getId())));
        house.doing(() -> groups.leave(group.getId(), amira.getId()));

        assertThat(entries("group.change")).isEmpty();
    }

    @Test
    void refusesPeopleAndOwnersWhoAreNobody() {
        GroupDraft ownerless = draft("Web team");
        ownerless.setOwnerId(99_999L);
        GroupDraft strangers = draft("Web team");
        strangers.setPeople(List.of(99_999L));

        refused("There is nobody with the number 99999.", () -> groups.add(ownerless));
        refused("There is nobody with the number 99999.", () -> groups.add(strangers));
        long id = added("Web team").getId();
        refused("There is nobody with the number 99999.", () -> groups.join(id, List.of(99_999L)));
    }

    @Test
    void removesAGroupByItsTypedNameOnceNothingDependsOnIt() {
        long id = added("Web team", maren).getId();
        refused("Type Web team to remove this group.", () -> groups.remove(id, "web team"));
        house.inTheGroupsWay.add("reaches the server web1");
        refused("Web team cannot be removed yet: reaches the server web1.", () -> groups.remove(id, "Web team"));
        house.inTheGroupsWay.clear();

        house.doing(() -> groups.remove(id, "Web team"));

        assertThat(house.in(() -> groups.page(Query.all())).total()).isZero();
        assertThat(last("group.remove").getBefore()).contains("people: maren");
        assertThat(house.in(() -> house.people.find(maren.getId()))).isNotNull();
    }

    @Test
    void takesARemovedPersonOutOfHisGroupsButNotAnOwner() {
        long first = added("Web team", maren, amira).getId();
        GroupDraft owned = draft("Database team");
        owned.setOwnerId(amira.getId());
        house.in(() -> groups.add(owned));

        refused(
                "amira cannot be removed yet: owns the group Database team.",
                () -> house.people.remove(amira.getId(), "amira"));
        house.doing(() -> house.people.remove(maren.getId(), "maren"));

        assertThat(house.in(() -> groups.find(first)).getPeople()).containsExactly(amira.getId());
        assertThat(last("group.change").getAfter()).endsWith("people: amira");
    }

    /** Guards T13: who writes himself into a group in the database is shown as a stranger, until he is taken out. */
    @Test
    void knowsWhoWasPutInPastIntendant() {
        long id = added("Web team", maren).getId();
        change("insert into person_group_person (group_id, person_id, mac) select " + id + ", " + amira.getId()
                + ", mac from person_group_person");

        assertThat(house.in(() -> groups.forged(id))).containsExactly(amira.getId());
        assertThat(house.in(() -> seals.mine(maren.getId()))).containsExactly(id);
        assertThat(house.in(() -> seals.mine(amira.getId()))).doesNotContain(id);
        assertThat(house.in(() -> seals.forged())).singleElement().satisfies(row -> {
            assertThat(row.subject()).isEqualTo("group:" + id);
            assertThat(row.name() + ": " + row.what()).isEqualTo("Web team: amira is in it");
        });
        refused(
                "Who is in Web team was changed in the database, not by Intendant: amira. Take them out first.",
                () -> groups.join(id, List.of(amira.getId())));

        house.doing(() -> groups.leave(id, amira.getId()));
        house.doing(() -> groups.join(id, List.of(amira.getId())));
        assertThat(house.in(() -> groups.forged(id))).isEmpty();
        assertThat(house.in(() -> seals.remove(id + " " + amira.getId())))
                .as("a good row")
                .isFalse();
        change("update person_group_person set person_id = " + viewer.getId() + " where person_id = " + maren.getId());
        assertThat(house.in(() -> seals.remove(id + " " + viewer.getId()))).isTrue();
        assertThat(house.in(() -> groups.find(id)).getPeople()).containsExactly(amira.getId());
    }

    /** Guards T13: who makes himself a group's owner in the database is none, until an administrator saves that he is. */
    @Test
    void whoMadeHimselfItsOwnerInTheDatabaseIsNone() {
        long id = added("Web team", maren).getId();
        assertThat(house.in(() -> groups.genuine(id))).isTrue();
        change("update person_group set owner_id = " + amira.getId());

        assertThat(house.in(() -> groups.genuine(id))).isFalse();
        house.as(amira);
        refused(
                "Only administrators and the owner of Web team change who is in it.",
                () -> groups.leave(id, maren.getId()));

        house.as(admin);
        house.doing(() -> groups.change(id, GroupDraft.of(groups.find(id))));
        assertThat(house.in(() -> groups.genuine(id))).isTrue();
        assertThat(last("group.change").getBefore()).endsWith("changed in the database, not by Intendant");
        house.as(amira);
        house.doing(() -> groups.leave(id, maren.getId()));
    }

    /** Rows of groups carry seals since later than who is in them: where those did from the beginning, these are sealed once. */
    @Test
    void sealsGroupsOnceWhereOnlyWhoIsInThemWasSealed() {
        long id = added("Web team", maren).getId();
        GroupSeals rows = house.get(GroupSeals.class);
        change("update person_group set mac = ''");
        change("update person_group_person set mac = ''");
        house.doing(() -> rows.start(new Startup()));
        assertThat(house.in(() -> groups.genuine(id)))
                .as("it is no earlier one")
                .isFalse();

        change("update secret set sealed = '" + house.get(Secrets.class).seal(new byte[] {2}, "secret:check:sealed")
                + "' where name = 'check'");
        house.doing(() -> rows.start(new Startup()));
        house.doing(() -> seals.start(new Startup()));
        assertThat(house.in(() -> groups.genuine(id))).isTrue();
        assertThat(house.in(() -> groups.forged(id))).as("that was forged").containsExactly(maren.getId());

        change("update person_group set mac = ''");
        house.doing(() -> rows.start(new Startup()));
        assertThat(house.in(() -> groups.genuine(id))).isFalse();
    }

    /** Rows of before there were seals get theirs at the first start, and at no later one. */
    @Test
    void sealsOnceWhatAnEarlierVersionLeft() {
        long id = added("Web team", maren).getId();
        change("update person_group_person set mac = ''");
        house.doing(() -> seals.start(new Startup()));
        assertThat(house.in(() -> groups.forged(id))).as("it is no earlier one").containsExactly(maren.getId());

        change("update secret set sealed = '" + house.get(Secrets.class).seal(new byte[] {1}, "secret:check:sealed")
                + "' where name = 'check'");
        house.doing(() -> seals.start(new Startup()));
        assertThat(house.in(() -> groups.forged(id))).isEmpty();

        change("update person_group_person set mac = ''");
        house.doing(() -> seals.start(new Startup()));
        assertThat(house.in(() -> groups.forged(id))).containsExactly(maren.getId());
    }

    /** Two administrators at once: what each added stays, and a form that is old is refused. */
    @Test
    void losesNothingWhenTwoChangeTheSameGroupAtOnce() {
        long id = added("Web team").getId();
        GroupDraft old = GroupDraft.of(house.in(() -> groups.find(id)));
        old.setPeople(List.of(viewer.getId()));
        house.doing(() -> groups.join(id, List.of(maren.getId())));
        house.doing(() -> groups.join(id, List.of(amira.getId())));

        refused("Somebody changed Web team since you opened this.", () -> groups.change(id, old));
        assertThat(house.in(() -> groups.find(id)).getPeople()).containsExactlyInAnyOrder(maren.getId(), amira.getId());
        assertThat(house.in(() -> groups.forged(id))).isEmpty();
    }

    /** Two at the very same moment: one of them is told to look again, and who was told that it is done finds it done. */
    @Test
    void whoIsSecondAtTheSameMomentIsToldSo() throws Exception {
        long id = added("Web team").getId();
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Map<Long, Future<Boolean>> joined = new HashMap<>();
            for (Person one : List.of(maren, amira)) {
                joined.put(one.getId(), two.submit(() -> joins(id, one, both)));
            }
            List<Long> done = new ArrayList<>();
            for (Map.Entry<Long, Future<Boolean>> one : joined.entrySet()) {
                if (one.getValue().get(30, TimeUnit.SECONDS)) {
                    done.add(one.getKey());
                }
            }
            assertThat(done).hasSize(1);
            assertThat(house.in(() -> groups.find(id)).getPeople()).containsExactlyElementsOf(done);
            assertThat(house.in(() -> groups.forged(id))).isEmpty();
        } finally {
            two.shutdownNow();
        }
    }

    private boolean joins(long id, Person person, CyclicBarrier both) throws Exception {
        try {
            house.in(() -> {
                groups.find(id);
                both.await(10, TimeUnit.SECONDS);
                groups.join(id, List.of(person.getId()));
                return true;
            });
            return true;
        } catch (OptimisticLockException second) {
            return false; // pages and REST say: somebody else changed it
        }
    }

    private void change(String sql) {
        house.doing(() -> house.database.entityManager().createNativeQuery(sql).executeUpdate());
    }

    @Test
    void findsByWordsOwnerAndPersonInTheOrderAskedFor() {
        added("Web team", maren);
        added("database", maren, amira);
        GroupDraft ofMaren = draft("Ops");
        ofMaren.setOwnerId(maren.getId());
        house.in(() -> groups.add(ofMaren));

        assertThat(names("", Map.of(), "", false)).containsExactly("database", "Ops", "Web team");
        assertThat(names("", Map.of(), "people", true)).containsExactly("database", "Web team", "Ops");
        assertThat(names("", Map.of("owner", maren.getId().toString()), "owner", false))
                .containsExactly("Ops");
        assertThat(names("", Map.of("person", amira.getId().toString()), "", false))
                .containsExactly("database");
        assertThat(names("WEB", Map.of(), "", false)).containsExactly("Web team");
        assertThat(names("marEN", Map.of(), "", false)).containsExactly("Ops");
        assertThat(names("%", Map.of(), "", false)).isEmpty();
    }

    /** Guards T36: nothing but the named columns gets into the statement. */
    @Test
    void refusesOtherSortsAndFilters() {
        assertThatThrownBy(() -> names("", Map.of(), "g.spelled", false)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names("", Map.of("name", "1"), "", false)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names("", Map.of("owner", "1 or 1=1"), "", false))
                .isInstanceOf(Refused.class);
    }

    private List<String> names(String search, Map<String, String> filters, String sort, boolean descending) {
        return house.in(() -> groups.page(new Query(search, filters, sort, descending, 0, 10))).rows().stream()
                .map(GroupRow::name)
                .toList();
    }

    private Group added(String name, Person... people) {
        GroupDraft draft = draft(name);
        draft.setPeople(java.util.Arrays.stream(people).map(Person::getId).toList());
        Group added = house.in(() -> groups.add(draft));
        return house.in(() -> groups.find(added.getId()));
    }

    private static GroupDraft draft(String name) {
        GroupDraft draft = new GroupDraft();
        draft.setName(name);
        return draft;
    }

    private void refused(String sentence, Runnable deed) {
        assertThatThrownBy(() -> house.doing(deed)).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }

    private void notAllowed(Runnable deed) {
        assertThatThrownBy(() -> house.doing(deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.NOT_ALLOWED));
    }

    private AuditEntry last(String action) {
        return entries(action).get(0);
    }

    private List<AuditEntry> entries(String action) {
        return house.in(() -> house.trail.page(new Query("", Map.of("action", action), "", false, 0, 10)))
                .rows();
    }
}
