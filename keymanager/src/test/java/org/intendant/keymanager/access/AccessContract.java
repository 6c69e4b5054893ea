package org.intendant.keymanager.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.grants.Recommended;
import org.intendant.keymanager.grants.RecommendedGroups;
import org.intendant.keymanager.keys.AccountKeyDraft;
import org.intendant.keymanager.keys.AccountKeys;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.KeyView;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.operations.ReadBack;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.WantedKey;
import org.intendant.servers.accounts.AccountDraft;
import org.intendant.servers.accounts.Accounts;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who can log in where, on a real database. */
abstract class AccessContract {

    private static final String ANNS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann";
    private static final String BOBS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA bob";
    private static final String NASS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB root";

    private Cabinet cabinet;
    private Person admin;
    private Person ann;
    private Person bob;
    private long web;
    private long nas;
    private Group ops;

    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        cabinet = new Cabinet(database());
        admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        bob = cabinet.somebody("bob", Role.OPERATOR);
        cabinet.as(admin);
        web = cabinet.server("web1", null, "root", "deploy");
        nas = cabinet.server("nas1", bob, "root");
        ops = doing(() -> groups().add(group("Ops", ann)));
        key(ann, ANNS);
        key(bob, BOBS);
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

    private Groups groups() {
        return cabinet.get(Groups.class);
    }

    private Grants grants() {
        return cabinet.get(Grants.class);
    }

    private GroupDraft group(String name, Person... people) {
        GroupDraft draft = new GroupDraft();
        draft.setName(name);
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(people).stream().map(Person::getId).toList());
        return draft;
    }

    private void key(Person person, String line) {
        KeyDraft draft = new KeyDraft();
        draft.setKey(line);
        doing(() -> cabinet.get(PersonKeys.class).add(person.getId(), draft));
    }

    private long accountKey(long server, String account, String line) {
        AccountKeyDraft draft = new AccountKeyDraft();
        draft.setAccount(account);
        draft.setKey(line);
        return doing(() -> cabinet.get(AccountKeys.class).add(server, draft));
    }

    private void give(Group group, String until, String... places) {
        GrantDraft draft = new GrantDraft();
        draft.setPlaces(List.of(places));
        draft.setLastDay(until);
        doing(() -> grants().give(group.getId(), draft));
    }

    private List<String> ways() {
        return ways(Map.of());
    }

    private List<String> ways(Map<String, String> filters) {
        return page(filters).rows().stream()
                .flatMap(row -> row.ways().stream())
                .map(way -> way.spot().place() + ": " + way.holder().name() + " "
                        + (way.isOpen() ? "" : "(" + way.hindrance() + ") ") + way.why())
                .toList();
    }

    private Page<AccessRow> page(Map<String, String> filters) {
        return doing(() -> cabinet.get(Accesses.class).page(new Query("", filters, "", false, 0, 50)));
    }

    private Foreseen foreseen(String type, long id, Runnable change) {
        return cabinet.get(AccessForesight.class).of(List.of(new Target(type, id, "it")), change);
    }

    private static List<String> said(List<Foreseen.Line> lines) {
        return lines.stream()
                .map(line -> line.place() + ": " + line.who() + " " + line.why())
                .toList();
    }

    @Test
    void ownersGetTheServersThatTheyOwnAndNoOthers() {
        assertThat(ways()).containsExactly("root@nas1: bob owns the server");
    }

    @Test
    void aGroupGivesWholeServersAndSingleAccountsUntilTheLastDay() {
        give(ops, "", "web1");
        give(ops, "2026-03-01", "root@nas1");
        assertThat(ways())
                .containsExactly(
                        "root@nas1: ann in Ops, until 2026-03-01",
                        "root@nas1: bob owns the server",
                        "deploy@web1: ann in Ops, for every account",
                        "root@web1: ann in Ops, for every account");
        give(ops, "2026-04-01", "root@nas1");
        assertThat(ways(Map.of("server", "" + nas))).first().isEqualTo("root@nas1: ann in Ops, until 2026-04-01");
        cabinet.change("update server_account set wish = 'ABSENT' where name = 'deploy'");
        assertThat(ways(Map.of("server", "" + web))).containsExactly("root@web1: ann in Ops, for every account");
        assertThat(ways(Map.of("person", "" + bob.getId()))).containsExactly("root@nas1: bob owns the server");
        assertThat(ways(Map.of("group", "" + ops.getId()))).hasSize(2);
        assertThat(doing(() -> grants().of(ops.getId())).grants())
                .extracting(grant -> grant.place() + " " + grant.lastDay())
                .containsExactly("root@nas1 2026-04-01", "web1 ");
    }

    @Test
    void saysOfEachAccountWhetherItsHostIsProvenToBeSo() {
        Instant read = Instant.parse("2026-03-01T11:00:00Z");
        Instant said = Instant.parse("2026-03-01T11:30:00Z");
        give(ops, "", "web1");
        assertThat(states()).containsExactly("nas1 unknown null", "web1 unknown null", "web1 unknown null");

        cabinet.readBack.put("server:" + web, new ReadBack(State.IN_SYNC, read));
        cabinet.readBack.put("server:" + nas, new ReadBack(State.DIFFERS, read));
        cabinet.reported.add(servers -> Map.of(nas, Map.of("root", said), web, Map.of("root", said)));
        assertThat(states())
                .as("what a host says does not hide that it differs")
                .containsExactly("nas1 differs " + read, "web1 in_sync " + read, "web1 in_sync " + read);

        cabinet.readBack.put("server:" + web, new ReadBack(State.UNKNOWN, read));
        assertThat(states())
                .as("of the account that the host reported, it is known")
                .containsExactly("nas1 differs " + read, "web1 unknown " + read, "web1 in_sync " + said);

        cabinet.readBack.clear();
        doing(() -> grants().take(
                        ops.getId(),
                        doing(() -> grants().of(ops.getId())).grants().get(0).id()));
        assertThat(states())
                .as("where nobody may log in, nothing is written")
                .containsExactly("nas1 in_sync " + said, "web1  null", "web1  null");
    }

    private List<String> states() {
        return page(Map.of()).rows().stream()
                .map(row -> row.spot().server() + " " + row.state() + " " + row.read())
                .toList();
    }

    @Test
    void aKeyThatAFeatureNeedsIsShownWithWhatNeedsIt() {
        cabinet.wishes.add(new WantedKey.Wish(web, "root", "no-pty " + NASS, "Backups", "the backup of web1 to nas1"));
        cabinet.wishes.add(new WantedKey.Wish(web, "nobody", NASS, "Backups", "what nobody manages"));
        give(ops, "", "root@web1");

        assertThat(ways(Map.of("server", "" + web)))
                .containsExactlyInAnyOrder(
                        "root@web1: ann in Ops", "root@web1: the backup of web1 to nas1 needed by Backups");
        assertThat(ways(Map.of("person", "" + ann.getId()))).containsExactly("root@web1: ann in Ops");
        assertThat(page(Map.of("server", "" + web)).rows().stream()
                        .flatMap(row -> row.ways().stream())
                        .filter(way -> way.holder().kind() == Holder.Kind.FEATURE)
                        .flatMap(way -> way.keys().stream()))
                .singleElement()
                .satisfies(key -> assertThat(key.options()).isEqualTo("no-pty"));
    }

    /** Guards T45: it ends with its last day in UTC, whatever anybody's zone. */
    @Test
    void aGrantThatEndedGivesNothing() {
        give(ops, "2026-03-01", "web1");
        cabinet.change("update access_grant set ends = timestamp with time zone '2026-03-01 12:00:00+00:00'");
        assertThat(ways()).containsExactly("root@nas1: bob owns the server");
    }

    @Test
    void peopleWhoAreDisabledOrHaveNoGoodKeyAreShownAndGetNothing() {
        Person cay = cabinet.somebody("cay", Role.VIEWER);
        doing(() -> groups().join(ops.getId(), List.of(bob.getId(), cay.getId())));
        give(ops, "", "root@web1");
        cabinet.change("update person set active = false where username = 'bob'");
        assertThat(ways(Map.of("server", "" + web)))
                .containsExactly(
                        "root@web1: ann in Ops",
                        "root@web1: bob (disabled) in Ops",
                        "root@web1: cay (no key that is good) in Ops");
        assertThat(page(Map.of("person", "" + bob.getId())).rows())
                .allSatisfy(row -> assertThat(row.ways())
                        .allSatisfy(way -> assertThat(way.keys()).isEmpty()));
    }

    @Test
    void aGroupHasWholeServersAndSingleKeysOfAccounts() {
        long root = accountKey(nas, "root", NASS);
        accountKey(nas, "backup", BOBS);
        Group single = doing(() -> groups().add(group("Single")));
        doing(() -> grants().holdServers(ops.getId(), List.of("nas1")));
        doing(() -> grants().holdKey(single.getId(), nas, root));
        give(ops, "", "root@web1");
        give(single, "", "deploy@web1");
        assertThat(ways(Map.of("server", "" + web)))
                .containsExactly(
                        "deploy@web1: root@nas1 in Single",
                        "root@web1: ann in Ops",
                        "root@web1: backup@nas1 in Ops",
                        "root@web1: root@nas1 in Ops");
        assertThat(ways(Map.of("from", "" + nas))).hasSize(3).noneMatch(way -> way.contains("ann"));
        doing(() -> cabinet.get(AccountKeys.class).use(nas, root, false));
        assertThat(ways(Map.of("from", "" + nas))).containsExactly("root@web1: backup@nas1 in Ops");
        assertThatThrownBy(() -> doing(() -> cabinet.get(AccountKeys.class).remove(nas, root)))
                .hasMessage("This key of root cannot be removed yet: The group Single has it.");
        doing(() -> grants().dropKey(single.getId(), nas, root));
        doing(() -> cabinet.get(AccountKeys.class).remove(nas, root));
    }

    @Test
    void whatIsGivenAndTakenIsSaidBeforeItIsSavedAndNothingIsChanged() {
        give(ops, "", "web1");
        Foreseen joining = foreseen("group", ops.getId(), () -> groups().join(ops.getId(), List.of(bob.getId())));
        assertThat(said(joining.gives()))
                .containsExactly(
                        "deploy@web1: bob in Ops, for every account", "root@web1: bob in Ops, for every account");
        assertThat(joining.takes()).isEmpty();
        assertThat(ways(Map.of("person", "" + bob.getId())))
                .as("undone")
                .containsExactly("root@nas1: bob owns the server");

        GrantDraft more = new GrantDraft();
        more.setPlaces(List.of("root@nas1"));
        Foreseen granting = foreseen("group", ops.getId(), () -> grants().give(ops.getId(), more));
        assertThat(said(granting.gives())).containsExactly("root@nas1: ann in Ops");

        PersonDraft disabled =
                doing(() -> PersonDraft.of(cabinet.get(People.class).find(ann.getId())));
        disabled.setActive(false);
        Foreseen disabling =
                foreseen("person", ann.getId(), () -> cabinet.get(People.class).change(ann.getId(), disabled));
        assertThat(disabling.gives()).isEmpty();
        assertThat(said(disabling.takes())).hasSize(2).allMatch(line -> line.contains(": ann in Ops"));

        KeyDraft second = new KeyDraft();
        second.setKey(NASS);
        Foreseen adding = foreseen(
                "person", ann.getId(), () -> cabinet.get(PersonKeys.class).add(ann.getId(), second));
        assertThat(said(adding.gives()))
                .containsExactly(
                        "deploy@web1: ann, also with the key root in Ops, for every account",
                        "root@web1: ann, also with the key root in Ops, for every account");

        long added = doing(() -> cabinet.get(PersonKeys.class).add(ann.getId(), second));
        Foreseen removing = foreseen(
                "person", ann.getId(), () -> cabinet.get(PersonKeys.class).remove(ann.getId(), added));
        assertThat(removing.takes()).extracting(Foreseen.Line::who).containsOnly("ann, with the key root");

        assertThatThrownBy(() -> foreseen("group", ops.getId(), () -> give(ops, "2026-02-01", "web1")))
                .as("refused as when it is saved")
                .hasMessageStartingWith("Choose today or a later day");
    }

    @Test
    void anotherEndIsSaidBeforeItIsSavedAndAnotherNameIsNot() {
        give(ops, "2026-04-01", "root@web1");
        assertThat(foreseen("group", ops.getId(), () -> give(ops, "2026-05-01", "root@web1"))
                        .gives())
                .extracting(Foreseen.Line::who)
                .containsExactly("ann, until 2026-05-01 (was until 2026-04-01)");
        assertThat(foreseen("group", ops.getId(), () -> give(ops, "", "root@web1"))
                        .gives())
                .extracting(Foreseen.Line::who)
                .containsExactly("ann, without an end (was until 2026-04-01)");
        Foreseen shorter = foreseen("group", ops.getId(), () -> give(ops, "2026-03-02", "root@web1"));
        assertThat(shorter.gives()).isEmpty();
        assertThat(shorter.takes())
                .extracting(Foreseen.Line::who)
                .containsExactly("ann, after 2026-03-02 (was until 2026-04-01)");

        KeyDraft second = new KeyDraft();
        second.setKey(NASS);
        long key = doing(() -> cabinet.get(PersonKeys.class).add(ann.getId(), second));
        assertThat(foreseenOf(key, draft -> draft.setExpires("2026-03-10")).takes())
                .extracting(Foreseen.Line::who)
                .containsExactly("ann, with the key root, after 2026-03-10 (was until 2026-04-01)");
        assertThat(foreseenOf(key, draft -> draft.setExpires("2026-12-31")).isNothing())
                .as("the grant ends before")
                .isTrue();
        assertThat(foreseenOf(key, draft -> draft.setComment("another name")).isNothing())
                .isTrue();
        assertThat(foreseenOf(key, draft -> draft.setOptions("no-pty")).takes()).hasSize(1);
    }

    private Foreseen foreseenOf(long key, Consumer<KeyDraft> change) {
        KeyDraft draft = doing(() -> cabinet.get(PersonKeys.class).of(ann.getId())).stream()
                .map(KeyView::key)
                .filter(one -> one.getId() == key)
                .findFirst()
                .map(KeyDraft::of)
                .orElseThrow();
        change.accept(draft);
        return foreseen(
                "person", ann.getId(), () -> cabinet.get(PersonKeys.class).change(ann.getId(), key, draft));
    }

    @Test
    void anAccountThatIsNewlyManagedLetsInWhoeverHasTheWholeServer() {
        give(ops, "", "web1");
        AccountDraft app = new AccountDraft();
        app.setName("app");
        app.setShell("/bin/sh");
        Foreseen more =
                foreseen("server", web, () -> cabinet.get(Accounts.class).want(List.of(web), app));
        assertThat(said(more.gives())).containsExactly("app@web1: ann in Ops, for every account");
        assertThat(more.takes()).isEmpty();
        Foreseen less =
                foreseen("server", web, () -> cabinet.get(Accounts.class).removeFromHost(web, "deploy", "deploy"));
        assertThat(said(less.takes())).containsExactly("deploy@web1: ann in Ops, for every account");
    }

    @Test
    void whatSeveralLoseAtOnceIsSaidTogether() {
        give(ops, "", "root@web1");
        doing(() -> groups().join(ops.getId(), List.of(bob.getId())));
        Foreseen both = cabinet.get(AccessForesight.class)
                .of(
                        List.of(new Target("person", ann.getId(), "ann"), new Target("person", bob.getId(), "bob")),
                        () -> List.of(ann, bob)
                                .forEach(one -> cabinet.get(People.class).disable(one.getId())));
        assertThat(said(both.takes()))
                .containsExactlyInAnyOrder(
                        "root@web1: ann in Ops", "root@web1: bob in Ops", "root@nas1: bob owns the server");
        assertThat(both.gives()).isEmpty();
    }

    @Test
    void whoLosesOneReasonOfTwoLosesNothing() {
        Group second = doing(() -> groups().add(group("Second", ann)));
        give(ops, "", "root@web1");
        give(second, "", "root@web1");
        long grant = doing(() -> grants().of(second.getId())).grants().get(0).id();
        assertThat(foreseen("group", second.getId(), () -> grants().take(second.getId(), grant))
                        .isNothing())
                .isTrue();
    }

    /** T13. */
    @Test
    void membersSeeTheirOwnRowsOnly() {
        give(ops, "", "root@nas1");
        cabinet.as(ann);
        assertThat(ways()).containsExactly("root@nas1: ann in Ops");
        assertThat(ways(Map.of("server", "" + nas))).containsExactly("root@nas1: ann in Ops");
        assertThat(ways(Map.of("server", "" + web))).isEmpty();
        for (String filter : List.of("group", "from")) {
            assertThatThrownBy(() -> ways(Map.of(filter, "1"))).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> ways(Map.of("person", "" + bob.getId())))
                .isInstanceOf(Refused.class)
                .satisfies(refused -> assertThat(((Refused) refused).why()).isEqualTo(Refused.Why.NOT_FOUND));
    }

    @Test
    void rowsThatWereChangedInTheDatabaseGiveNothing() {
        give(ops, "", "root@web1");
        doing(() -> grants().holdServers(ops.getId(), List.of("nas1")));
        accountKey(nas, "root", NASS);
        assertThat(ways(Map.of("server", "" + web))).hasSize(2);
        cabinet.change("update group_server set server_id = " + web);
        assertThat(ways(Map.of("server", "" + web))).containsExactly("root@web1: ann in Ops");
        cabinet.change("update access_grant set account_id = 0");
        assertThat(ways(Map.of("server", "" + web))).isEmpty();
        assertThat(doing(() -> grants().of(ops.getId())).grants()).allMatch(grant -> !grant.genuine());
        cabinet.change("insert into access_grant (version, group_id, server_id, account_id, given, mac) values (0, "
                + ops.getId() + ", " + nas + ", 0, timestamp '2026-01-01 00:00:00', '')");
        assertThat(ways(Map.of("server", "" + nas))).containsExactly("root@nas1: bob owns the server");
    }

    /** Guards T13: who is in a group and who owns a server is told by rows that carry a seal, too. */
    @Test
    void whoWritesHimselfIntoAGroupOrDownAsAnOwnerIsNowhere() {
        give(ops, "", "root@web1");
        cabinet.change("insert into person_group_person (group_id, person_id, mac) select group_id, " + bob.getId()
                + ", mac from person_group_person where person_id = " + ann.getId());
        cabinet.change("insert into server_owner (server_id, person_id, mac) values (" + web + ", " + bob.getId()
                + ", '" + cabinet.seal("server_owner", nas, bob.getId()) + "')");

        assertThat(ways(Map.of("server", "" + web))).containsExactly("root@web1: ann in Ops");
        assertThat(ways(Map.of("person", "" + bob.getId()))).containsExactly("root@nas1: bob owns the server");
        cabinet.change("update server_owner set mac = ''");
        cabinet.change("update person_group_person set mac = ''");
        assertThat(ways(Map.of())).isEmpty();
    }

    @Test
    void whatAGroupHasAndMayKeepsItAndTheOthersFromBeingRemoved() {
        give(ops, "", "deploy@web1");
        doing(() -> grants().holdServers(ops.getId(), List.of("nas1")));
        assertThatThrownBy(() -> doing(() -> groups().remove(ops.getId(), "Ops")))
                .hasMessage("Ops cannot be removed yet: it may log in on web1, it has the keys of nas1.");
    }

    @Test
    void offersTheGroupsWithWhichMostTeamsBeginFilledWhileThereIsNone() {
        RecommendedGroups recommended = cabinet.get(RecommendedGroups.class);
        assertThat(doing(recommended::offered)).isEmpty();
        doing(() -> groups().remove(ops.getId(), "Ops"));
        cabinet.change("update person set active = false where username = 'bob'");
        cabinet.change("update server set runs_intendant = true where name = 'nas1'");
        assertThat(doing(recommended::offered)).hasSize(3);

        doing(() -> recommended.add(List.of(Recommended.values())));
        assertThat(doing(() -> groups().page(Query.all())).rows())
                .extracting(group -> group.name() + ": " + people(group.id()) + servers(group.id()))
                .containsExactlyInAnyOrder(
                        "Intendant and backups: [][nas1]", "Everybody: [maren, ann][]", "All servers: [][nas1, web1]");
        assertThat(doing(recommended::offered)).isEmpty();
        assertThat(ways())
                .as("nobody may log in anywhere by them")
                .containsExactly("root@nas1: bob (disabled) owns the server");
    }

    private List<String> people(long group) {
        return doing(() -> groups().people(group)).stream()
                .sorted(Comparator.comparing(Person::getId))
                .map(Person::getUsername)
                .toList();
    }

    private List<String> servers(long group) {
        return doing(() -> grants().of(group)).servers().stream()
                .map(held -> held.server())
                .toList();
    }

    @Test
    void saysWhatIsWrongBesideItsField() {
        for (String place : List.of("web9", "nobody@web1", "root@web9", "@web1", "")) {
            assertThatThrownBy(() -> give(ops, "", place))
                    .satisfies(refused -> assertThat(
                                    ((Refused) refused).reasons().get(0).field())
                            .isEqualTo("places"));
        }
        assertThatThrownBy(() -> give(ops, "soon", "web1")).hasMessageStartingWith("A day reads");
    }
}
