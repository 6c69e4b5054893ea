package org.intendant.keymanager.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.access.Way;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.AccountKeyDraft;
import org.intendant.keymanager.keys.AccountKeys;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.notices.Trouble;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guards T13: rows about access that somebody changed in the database let nobody in, and raise the alarm, on every database. */
abstract class SealsContract {

    private static final String ANNS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop";
    private static final String BOBS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA bob";
    private static final String NASS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB root";
    private static final String DMZS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC dmz";

    private Cabinet cabinet;
    private Person ann;
    private Person bob;
    private long web;
    private long nas;
    private long dmz;
    private Group ops;
    private Group other;

    protected abstract TestDatabase database();

    /** Ops are ann, the keys of nas1 and one of dmz1, and may log in as root on web1; bob owns nas1. */
    @BeforeEach
    void open() {
        cabinet = new Cabinet(database());
        cabinet.as(cabinet.somebody("maren", Role.ADMIN));
        ann = cabinet.somebody("ann", Role.MEMBER);
        bob = cabinet.somebody("bob", Role.OPERATOR);
        web = cabinet.server("web1", null, "root", "deploy");
        nas = cabinet.server("nas1", bob, "root");
        dmz = cabinet.server("dmz1", null, "root");
        ops = group("Ops", ann);
        other = group("Others");
        key(ann, ANNS);
        key(bob, BOBS);
        accountKey(nas, NASS);
        long single = accountKey(dmz, DMZS);
        GrantDraft grant = new GrantDraft();
        grant.setPlaces(List.of("root@web1"));
        doing(() -> {
            cabinet.get(Grants.class).give(ops.getId(), grant);
            cabinet.get(Grants.class).holdServers(ops.getId(), List.of("nas1"));
            cabinet.get(Grants.class).holdKey(ops.getId(), dmz, single);
            return true;
        });
    }

    @AfterEach
    void close() {
        cabinet.close();
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private Group group(String name, Person... people) {
        GroupDraft draft = new GroupDraft();
        draft.setName(name);
        draft.setPeople(List.of(people).stream().map(Person::getId).toList());
        return doing(() -> cabinet.get(Groups.class).add(draft));
    }

    private void key(Person person, String line) {
        KeyDraft draft = new KeyDraft();
        draft.setKey(line);
        doing(() -> cabinet.get(PersonKeys.class).add(person.getId(), draft));
    }

    private long accountKey(long server, String line) {
        AccountKeyDraft draft = new AccountKeyDraft();
        draft.setAccount("root");
        draft.setKey(line);
        return doing(() -> cabinet.get(AccountKeys.class).add(server, draft));
    }

    /** Whose keys are written for which account, of all servers. */
    private List<String> written() {
        return List.of(web, nas, dmz).stream()
                .flatMap(server -> cabinet.get(WantedWays.class).on(server).values().stream())
                .flatMap(List::stream)
                .filter(Way::isOpen)
                .map(way -> way.holder().name() + " on " + way.spot().place())
                .sorted()
                .toList();
    }

    private List<String> alarm() {
        cabinet.change("update seal_turn set taken = timestamp '2000-01-01 00:00:00'");
        assertThat(doing(() -> cabinet.get(SealCheck.class).look())).isTrue();
        return doing(() -> cabinet.get(ForgedRecords.class).all()).stream()
                .map(forged -> forged.getTable() + ": " + forged.getName() + " " + forged.getWhat())
                .toList();
    }

    private void forged(String statement, String alarm, String... stillWritten) {
        assertThat(alarm()).as("before: " + statement).isEmpty();
        cabinet.change(statement);
        assertThat(written()).as(statement).containsExactly(stillWritten);
        assertThat(alarm()).as(statement).singleElement().asString().startsWith(alarm);
    }

    @Test
    void everythingThatIntendantWroteIsAsItWroteIt() {
        assertThat(written())
                .containsExactly(
                        "ann on root@web1", "bob on root@nas1", "root@dmz1 on root@web1", "root@nas1 on root@web1");
        assertThat(alarm()).isEmpty();
        assertThat(doing(() -> cabinet.get(SealCheck.class).look()))
                .as("another server, at once")
                .isFalse();
    }

    @Test
    void aChangedKeyOfAPerson() {
        forged(
                "update person_key set person_id = " + ann.getId() + " where person_id = " + bob.getId(),
                "person_key: ann has the key SHA256:",
                "ann on root@web1",
                "root@dmz1 on root@web1",
                "root@nas1 on root@web1");
    }

    @Test
    void aChangedKeyOfAnAccount() {
        forged(
                "update account_key set base64 = '" + BOBS.split(" ")[1] + "' where server_id = " + nas,
                "account_key: nas1 its account root has the key SHA256:",
                "ann on root@web1",
                "bob on root@nas1",
                "root@dmz1 on root@web1");
    }

    @Test
    void aChangedGrant() {
        forged(
                "update access_grant set account_id = 0",
                "access_grant: The group Ops may log in on web1, with every account",
                "bob on root@nas1");
    }

    @Test
    void anotherServersKeysInAGroup() {
        forged(
                "update group_server set server_id = " + dmz,
                "group_server: The group Ops has all keys of dmz1",
                "ann on root@web1",
                "bob on root@nas1",
                "root@dmz1 on root@web1");
    }

    @Test
    void anotherKeyInAGroup() {
        forged(
                "update group_key set group_id = " + other.getId(),
                "group_key: The group Others has the key SHA256:",
                "ann on root@web1",
                "bob on root@nas1",
                "root@nas1 on root@web1");
    }

    @Test
    void anotherOwnerOfAGroupUntilAnAdministratorSavesIt() {
        forged(
                "update person_group set owner_id = " + bob.getId() + " where name = 'Ops'",
                "person_group: The group Ops is called so, and bob owns it",
                "bob on root@nas1");
        long id = doing(() -> cabinet.get(ForgedRecords.class).all()).get(0).getId();
        assertThatThrownBy(() -> doing(() -> {
                    cabinet.get(ForgedRecords.class).remove(id);
                    return true;
                }))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("On the page of Ops check its name and owner and save them");
        doing(() -> {
            Groups groups = cabinet.get(Groups.class);
            groups.change(ops.getId(), GroupDraft.of(groups.find(ops.getId())));
            return true;
        });
        assertThat(written()).contains("ann on root@web1", "root@nas1 on root@web1");
        assertThat(alarm()).isEmpty();
    }

    @Test
    void theNameOfAnotherGroup() {
        forged(
                "update person_group set name = 'Owners' where name = 'Ops'",
                "person_group: The group Owners is called so, and maren owns it",
                "bob on root@nas1");
    }

    @Test
    void somebodyElseInAGroup() {
        forged(
                "update person_group_person set person_id = " + bob.getId(),
                "person_group_person: The group Ops bob is in it",
                "bob on root@nas1",
                "root@dmz1 on root@web1",
                "root@nas1 on root@web1");
    }

    @Test
    void somebodyWhoWasDisabledAndIsEnabledAgain() {
        doing(() -> {
            cabinet.get(People.class).disable(ann.getId());
            return true;
        });
        forged(
                "update person set active = true where username = 'ann'",
                "person: ann is enabled",
                "bob on root@nas1",
                "root@dmz1 on root@web1",
                "root@nas1 on root@web1");
        long id = doing(() -> cabinet.get(ForgedRecords.class).all()).get(0).getId();
        doing(() -> {
            cabinet.get(ForgedRecords.class).remove(id);
            return true;
        });
        assertThat(alarm()).isEmpty();
        assertThat(doing(() -> cabinet.get(People.class).find(ann.getId())).isActive())
                .isFalse();
        doing(() -> {
            cabinet.get(People.class).enable(ann.getId());
            return true;
        });
        assertThat(alarm()).isEmpty();
        assertThat(written()).contains("ann on root@web1");
    }

    @Test
    void anotherOwner() {
        forged(
                "insert into server_owner (server_id, person_id, mac) select server_id, " + ann.getId()
                        + ", mac from server_owner",
                "server_owner: nas1 ann owns it",
                "ann on root@web1",
                "bob on root@nas1",
                "root@dmz1 on root@web1",
                "root@nas1 on root@web1");
    }

    @Test
    void aKeptKey() {
        forged(
                "insert into kept_key (version, server_id, account, line, fingerprint, decision, seen, mac) values (0, "
                        + web + ", 'root', '" + BOBS + "', 'SHA256:x', 'KEPT', timestamp '2026-01-01 00:00:00', '')",
                "kept_key: web1 its account root keeps the key SHA256:x",
                "ann on root@web1",
                "bob on root@nas1",
                "root@dmz1 on root@web1",
                "root@nas1 on root@web1");
    }

    @Test
    void isToldOnceAndOverOnceItIsPutRight() {
        alarm();
        cabinet.change("update access_grant set account_id = 0");
        alarm();
        alarm();
        assertThat(number("select count(*) from audit_entry where action = 'access-record.forged'"))
                .isOne();
        assertThat(doing(() -> cabinet.get(ForgedTroubles.class).now()))
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.what()).isEqualTo(Trouble.What.ROW_FORGED);
                    assertThat(trouble.target().name()).isEqualTo("The group Ops");
                    assertThat(trouble.target().key()).isEqualTo("records-of-group:" + ops.getId());
                });
        assertThat(figure()).isEqualTo(1);
        ForgedCard card = cabinet.get(ForgedCard.class);
        assertThat(card.visible()).isTrue();
        assertThat(card.tile().verdict()).isEqualTo("1 record of access was changed past Intendant.");
        assertThat(card.toDos())
                .singleElement()
                .satisfies(toDo ->
                        assertThat(toDo.detail()).startsWith("It says: may log in on web1, with every account."));

        cabinet.change("update access_grant set account_id = (select id from server_account where name = 'root'"
                + " and server_id = " + web + ")");
        assertThat(alarm()).isEmpty();
        assertThat(doing(() -> cabinet.get(ForgedTroubles.class).now())).isEmpty();
        assertThat(figure()).isZero();
        assertThat(card.visible()).isFalse();
    }

    private long number(String sql) {
        return doing(() -> cabinet.number(sql));
    }

    private double figure() {
        return cabinet.get(ForgedMeasured.class)
                .measures()
                .get(0)
                .values()
                .get(0)
                .number();
    }

    @Test
    void isRemovedByWhoeverGrantsAccessAndOnlyWhileItIsForged() {
        cabinet.change(
                "update account_key set comment = '', base64 = '" + BOBS.split(" ")[1] + "' where server_id = " + dmz);
        cabinet.change(
                "insert into server_owner (server_id, person_id, mac) values (" + web + ", " + bob.getId() + ", '')");
        assertThat(alarm()).hasSize(2);
        ForgedRecords records = cabinet.get(ForgedRecords.class);
        List<Long> ids = doing(records::all).stream().map(Forged::getId).toList();

        ids.forEach(id -> doing(() -> {
            records.remove(id);
            return true;
        }));
        assertThat(alarm()).isEmpty();
        assertThat(number("select count(*) from server_owner")).isOne();
        assertThat(number("select count(*) from account_key")).isOne();
        assertThat(number("select count(*) from audit_entry where action = 'access-record.remove'"))
                .isEqualTo(2);

        cabinet.change("update access_grant set account_id = 0");
        alarm();
        long grant = doing(records::all).get(0).getId();
        cabinet.change("update access_grant set account_id = (select id from server_account where name = 'root'"
                + " and server_id = " + web + ")");
        assertThatThrownBy(() -> doing(() -> {
                    records.remove(grant);
                    return true;
                }))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("This record is gone or was put right meanwhile.");
        assertThat(number("select count(*) from access_grant")).isOne();
    }
}
