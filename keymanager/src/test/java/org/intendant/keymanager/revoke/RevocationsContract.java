package org.intendant.keymanager.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.KeysSeen;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.keymanager.push.HostLine;
import org.intendant.keymanager.push.WrittenKeys;
import org.intendant.keymanager.seals.Forged;
import org.intendant.keymanager.seals.ForgedRecords;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.people.foresight.Foresights;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes take, what comes back, and by what it is proven gone, on a real database. */
abstract class RevocationsContract {

    private static final String ANNS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann";
    private static final String BOBS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA bob";
    private static final String ANN = HostLine.of(ANNS).fingerprint();
    private static final String BOB = HostLine.of(BOBS).fingerprint();

    Cabinet cabinet;
    private Person admin;
    private Person ann;
    private Person bob;
    private long web;
    private long nas;
    private Group ops;

    protected abstract TestDatabase database();

    @BeforeEach
    void annMayLogIn() {
        cabinet = new Cabinet(database());
        cabinet.observedBy(cabinet.get(Proofs.class)::seen);
        admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        bob = cabinet.somebody("bob", Role.OPERATOR);
        cabinet.as(admin);
        web = cabinet.server("web1", null, "root", "deploy");
        nas = cabinet.server("nas1", bob, "root");
        ops = doing(() -> cabinet.get(Groups.class).add(group()));
        key(ann, ANNS, "");
        key(bob, BOBS, "");
        give("", "web1");
        written();
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

    private GroupDraft group() {
        GroupDraft draft = new GroupDraft();
        draft.setName("Ops");
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(ann.getId(), bob.getId()));
        return draft;
    }

    private void key(Person person, String line, String lastDay) {
        KeyDraft draft = new KeyDraft();
        draft.setKey(line);
        draft.setExpires(lastDay);
        doing(() -> cabinet.get(PersonKeys.class).add(person.getId(), draft));
    }

    private void give(String until, String... places) {
        GrantDraft draft = new GrantDraft();
        draft.setPlaces(List.of(places));
        draft.setLastDay(until);
        doing(() -> cabinet.get(Grants.class).give(ops.getId(), draft));
    }

    /** What is wanted everywhere was planned, as a comparison does. */
    private void written() {
        for (long server : List.of(web, nas)) {
            doing(() -> cabinet.get(WantedWays.class).on(server).forEach((account, ways) -> {
                Map<String, Holder> keys = new HashMap<>();
                keys.put(HostLine.of(Cabinet.OWN_KEY).fingerprint(), new Holder(Holder.Kind.FEATURE, 0, "Intendant"));
                ways.forEach(way -> way.keys().forEach(key -> keys.put(key.fingerprint(), way.holder())));
                cabinet.get(WrittenKeys.class).wanted(server, account, keys);
            }));
        }
    }

    private void seen(long server, String account, String... fingerprints) {
        cabinet.get(Proofs.class)
                .seen(new KeysSeen(server, account, new HashSet<>(List.of(fingerprints)), cabinet.now(), 0));
    }

    private List<RevokedKey> keys() {
        return doing(() -> cabinet.database
                .entityManager()
                .createQuery(
                        "select k from RevokedKey k order by k.server, k.account, k.fingerprint, k.id",
                        RevokedKey.class)
                .getResultList());
    }

    private List<String> open() {
        return keys().stream()
                .filter(RevokedKey::isOpen)
                .map(key -> key.getPlace() + " " + key.getHolder().name())
                .toList();
    }

    private List<String> what() {
        return doing(() -> cabinet.database
                .entityManager()
                .createQuery("select r from Revocation r order by r.id", Revocation.class)
                .getResultStream()
                .map(Revocation::getWhat)
                .toList());
    }

    @Test
    void saysThatSomebodyWasDisabledAlsoWhenMoreWasChanged() {
        PersonDraft draft = new PersonDraft();
        draft.setRole(Role.MEMBER);
        draft.setVersion(doing(() -> cabinet.get(People.class).find(ann.getId()).getVersion()));
        draft.setEmail("ann@example.org");
        draft.setActive(false);
        doing(() -> cabinet.get(People.class).change(ann.getId(), draft));
        assertThat(what()).containsExactly("maren disabled the person ann");
    }

    private void disable(Person person) {
        doing(() -> cabinet.get(People.class).disable(person.getId()));
    }

    @Test
    void disablingSomebodyTakesTheKeysFromAllAccountsAsOneRevocation() {
        disable(ann);
        assertThat(what()).containsExactly("maren disabled the person ann");
        assertThat(open()).containsExactly("deploy@web1 ann", "root@web1 ann");
        assertThat(keys()).allSatisfy(key -> {
            assertThat(key.getFingerprint()).isEqualTo(ANN);
            assertThat(key.getHolder().id()).isEqualTo(ann.getId());
            assertThat(key.getSince()).isEqualTo(Cabinet.NOW);
        });
        assertThat(cabinet.events).contains(new RevocationsChanged(true));
        doing(() -> assertThat(cabinet.number("select count(*) from audit_entry where action = 'revocation.begin'"))
                .isEqualTo(1));
    }

    @Test
    void aChangeThatTakesNothingThatWasWrittenIsNoRevocation() {
        doing(() -> cabinet.get(Groups.class).leave(ops.getId(), bob.getId()));
        assertThat(open())
                .as("bob owns nas1, and had web1 by the group")
                .containsExactly("deploy@web1 bob", "root@web1 bob");
        disable(bob);
        assertThat(what()).hasSize(2);
        assertThat(open()).hasSize(3).contains("root@nas1 bob");
        give("", "nas1");
        assertThat(what()).hasSize(2);
    }

    @Test
    void whatOnlyIsTriedBeforeItIsSavedTakesNothing() {
        cabinet.get(Foresights.class)
                .of(
                        new Target("person", ann.getId(), "ann"),
                        () -> cabinet.get(People.class).disable(ann.getId()));
        assertThat(keys()).isEmpty();
        assertThat(what()).isEmpty();
    }

    @Test
    void removingSomebodyIsOneRevocationInTheWordsOfTheRemoval() {
        doing(() -> cabinet.get(People.class).remove(ann.getId(), "ann"));
        assertThat(what()).containsExactly("maren removed the person ann");
        assertThat(open()).containsExactly("deploy@web1 ann", "root@web1 ann");
    }

    /** T16: whoever removes a key of his own may apply no plans himself. */
    @Test
    void aMemberWhoRemovesHisOwnKeyCausesItToo() {
        cabinet.as(ann);
        doing(() -> {
            PersonKeys own = cabinet.get(PersonKeys.class);
            own.remove(ann.getId(), own.of(ann.getId()).get(0).key().getId());
        });
        assertThat(what()).containsExactly("ann removed a key of ann");
        assertThat(open()).hasSize(2);
    }

    @Test
    void aKeyIsGoneByProofAlone() {
        cabinet.pass(Duration.ofMinutes(1));
        disable(ann);
        cabinet.get(Proofs.class)
                .seen(new KeysSeen(web, "root", Set.of(), cabinet.now().minusSeconds(1), 0));
        assertThat(open()).as("read before it was taken").hasSize(2);
        cabinet.pass(Duration.ofSeconds(3));
        seen(web, "root", ANN);
        assertThat(open()).as("still there").hasSize(2);
        seen(web, "root", BOB);
        assertThat(open()).as("the other account is another file").containsExactly("deploy@web1 ann");
        cabinet.get(Proofs.class).seen(new KeysSeen(web, "deploy", Set.of(), cabinet.now(), 42));
        assertThat(keys())
                .extracting(RevokedKey::getEnding)
                .containsExactly(RevokedKey.Ending.REPORTED, RevokedKey.Ending.READ);
        assertThat(keys()).extracting(RevokedKey::getSerial).containsExactly(42L, 0L);
        assertThat(keys()).allSatisfy(key -> assertThat(key.took()).isEqualTo(Duration.ofSeconds(3)));
        Map<KeyPlace, KeySight> sights =
                doing(() -> cabinet.get(KeySights.class).of(List.of(web)));
        assertThat(sights.get(new KeyPlace(web, "deploy")).getSerial()).isEqualTo(42);
        assertThat(sights.get(new KeyPlace(web, "root")).getReadAt()).isEqualTo(cabinet.now());
    }

    @Test
    void whatIsWantedAgainBeforeItIsGoneIsWithdrawn() {
        disable(ann);
        seen(web, "root", BOB);
        doing(() -> cabinet.get(People.class).enable(ann.getId()));
        assertThat(open()).isEmpty();
        assertThat(keys())
                .extracting(RevokedKey::getEnding)
                .containsExactly(RevokedKey.Ending.WANTED, RevokedKey.Ending.READ);
        disable(ann);
        assertThat(open())
                .as("gone from root, and not wanted there long enough to be written")
                .containsExactly("deploy@web1 ann");
        doing(() -> cabinet.get(People.class).enable(ann.getId()));
        written();
        disable(ann);
        assertThat(open()).containsExactly("deploy@web1 ann", "root@web1 ann");
    }

    @Test
    void aKeyThatComesBackIsTakenAgain() {
        disable(ann);
        seen(web, "root", BOB);
        seen(web, "root", BOB, ANN);
        assertThat(open()).containsExactly("deploy@web1 ann", "root@web1 ann");
        assertThat(what()).containsExactly("maren disabled the person ann", "A key that was gone was found again");
    }

    @Test
    void whatEndsByItsDateIsTakenThenByIntendantItself() {
        sweep();
        give("2026-03-01", "web1");
        key(ann, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB two", "2026-03-02");
        give("2026-03-03", "nas1");
        written();
        sweep();
        assertThat(open()).isEmpty();
        cabinet.pass(Duration.ofDays(1));
        sweep();
        assertThat(open()).hasSize(6).contains("root@web1 ann", "root@web1 bob");
        cabinet.pass(Duration.ofDays(1));
        sweep();
        cabinet.pass(Duration.ofDays(1));
        sweep();
        assertThat(what())
                .containsExactly(
                        "what Ops may ended on 2026-03-01",
                        "a key of ann ended on 2026-03-02",
                        "what Ops may ended on 2026-03-03");
        assertThat(open()).as("bob owns nas1").hasSize(8).doesNotContain("root@nas1 bob");
    }

    private void sweep() {
        cabinet.pass(Duration.ofMinutes(1));
        Ends ends = cabinet.get(Ends.class);
        assertThat(ends.claim()).isTrue();
        assertThat(ends.claim()).as("one server of several").isFalse();
        ends.takeWhatEnded();
    }

    @Test
    void onceAnHourEverythingIsLookedAt() {
        Ends ends = cabinet.get(Ends.class);
        assertThat(ends.wholeIfDue()).containsExactly(List.of(web, nas));
        cabinet.change("delete from access_grant");
        assertThat(ends.wholeIfDue()).isEmpty();
        cabinet.pass(Duration.ofHours(1));
        ends.wholeIfDue().forEach(ends::takeWhatIsLeft);
        assertThat(open()).hasSize(4);
        assertThat(what()).containsExactly("Keys that nobody wants any more were found");
    }

    /** Guards T13: who spoils rows in the database does not have everybody's keys taken from hosts by that. */
    @Test
    void whatIsMissingBecauseSomebodyChangedRowsIsTakenOnceThatIsDecidedAndNotBefore() {
        Map<String, String> spoilt = new LinkedHashMap<>();
        spoilt.put("update person_key set disabled = true", "update person_key set disabled = false");
        spoilt.put("update person set active = false", "update person set active = true");
        spoilt.put(
                "update access_grant set ends = timestamp '2026-01-01 00:00:00'",
                "update access_grant set ends = null");
        spoilt.put(
                "update person_group set owner_id = " + bob.getId(),
                "update person_group set owner_id = " + admin.getId());
        spoilt.put("update person_group_person set mac = 'x'", "");
        spoilt.forEach((change, back) -> {
            cabinet.change(change);
            assertThat(fingerprints()).as(change).doesNotContain(ANN);
            doing(() -> cabinet.get(Revoking.class).compare(List.of(web, nas), "a round"));
            assertThat(open()).as(change).isEmpty();
            if (!back.isEmpty()) {
                cabinet.change(back);
                assertThat(fingerprints()).as(back).contains(ANN);
            }
        });
    }

    private List<String> fingerprints() {
        return cabinet.get(WantedWays.class).fingerprints(List.of(web)).values().stream()
                .flatMap(Set::stream)
                .toList();
    }

    @Test
    void whatSomebodyTakesWhileRowsAreForgedIsTakenAndNothingElse() {
        cabinet.change("update person_key set mac = '' where person_id = " + bob.getId());
        doing(() -> cabinet.get(Groups.class).leave(ops.getId(), ann.getId()));
        assertThat(open()).containsExactly("deploy@web1 ann", "root@web1 ann");

        Ends ends = cabinet.get(Ends.class);
        noted();
        assertThat(ends.wholeIfDue()).as("waits until it is decided").isEmpty();
        assertThat(forged()).hasSize(1);
        doing(() -> cabinet.get(ForgedRecords.class).remove(forged().get(0).getId()));
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "root@nas1 bob", "deploy@web1 bob", "deploy@web1 ann", "root@web1 bob", "root@web1 ann");
        assertThat(ends.wholeIfDue()).isNotEmpty();
    }

    private void noted() {
        cabinet.change("insert into forged_row (table_name, row_key, subject, name, what, since) select 'person_key',"
                + " cast(id as varchar(20)), 'person:" + bob.getId()
                + "', 'bob', 'has the key', timestamp '2026-03-01 00:00:00'"
                + " from person_key where person_id = " + bob.getId());
    }

    private List<Forged> forged() {
        return doing(() -> cabinet.get(ForgedRecords.class).all());
    }

    @Test
    void whatIsDueIsTakenOnceAndThenAfterPausesAndAtOnceWhenTheHostAnswersAgain() {
        disable(ann);
        RevocationRows rows = cabinet.get(RevocationRows.class);
        assertThat(rows.claim(100)).containsOnlyKeys(web);
        assertThat(rows.claim(100)).isEmpty();
        rows.trouble(web, "web1 does not answer.");
        cabinet.pass(Duration.ofSeconds(29));
        assertThat(rows.claim(100)).isEmpty();
        cabinet.pass(Duration.ofSeconds(1));
        assertThat(rows.claim(100)).containsOnlyKeys(web);
        cabinet.pass(Duration.ofSeconds(30));
        cabinet.change("insert into server_reachability (server_id, state, since, key_changed, due_at, error) values ("
                + web
                + ", 'REACHABLE', timestamp with time zone '" + cabinet.now() + "', false, timestamp with time zone '"
                + cabinet.now() + "', '')");
        rows.answeringAgain();
        assertThat(rows.claim(100)).containsOnlyKeys(web);
        assertThat(keys()).allSatisfy(key -> assertThat(key.getTrouble()).contains("does not answer"));
    }

    @Test
    void aServerThatIsRemovedTakesNothingMoreFromTheHost() {
        disable(ann);
        cabinet.get(RevocationRows.class).forget(web);
        assertThat(keys()).extracting(RevokedKey::getEnding).containsOnly(RevokedKey.Ending.FORGOTTEN);
    }

    @Test
    void accountsThatAreNotManagedAnyMoreAreLeftAlone() {
        cabinet.change("delete from server_account where name = 'deploy'");
        disable(ann);
        assertThat(open()).containsExactly("root@web1 ann");
    }
}
