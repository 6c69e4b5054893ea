package org.intendant.keymanager.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.OwnKey;
import org.intendant.hosts.SshSignature;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.grants.GrantDraft;
import org.intendant.keymanager.grants.Grants;
import org.intendant.keymanager.keys.KeyDraft;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.keymanager.push.WrittenKeys;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.Group;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.plans.Refused;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What servers are served: made anew where it must be and nowhere else, signed, numbered, and given to nobody else (T32). */
abstract class BundlesContract {

    private static final String ANNS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann";

    @TempDir
    Path home;

    private Cabinet cabinet;
    private Person ann;
    private Group ops;
    private long web;
    private long nas;

    protected abstract TestDatabase database();

    @BeforeEach
    void twoServersFetch() {
        cabinet = new Cabinet(database(), Cabinet.NO_HOSTS, Map.of("INTENDANT_HOME", home.toString()));
        Person admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        cabinet.as(admin);
        web = cabinet.server("web1", null, "deploy");
        nas = cabinet.server("nas1", null, "deploy");
        GroupDraft draft = new GroupDraft();
        draft.setName("Ops");
        draft.setOwnerId(admin.getId());
        draft.setPeople(List.of(ann.getId()));
        ops = doing(() -> cabinet.get(Groups.class).add(draft));
        KeyDraft key = new KeyDraft();
        key.setKey(ANNS);
        doing(() -> cabinet.get(PersonKeys.class).add(ann.getId(), key));
        for (long server : List.of(web, nas)) {
            run(() -> cabinet.get(WrittenKeys.class)
                    .wanted(server, "deploy", Map.of("SHA256:read", new Holder(Holder.Kind.FEATURE, 0, "a test"))));
            run(() -> cabinet.get(Pulls.class).wantScript(server, true));
        }
        look();
    }

    @AfterEach
    void close() {
        cabinet.close();
    }

    @Test
    void onlyWhatSaysSomethingElseIsMadeAnew() {
        String before = bundle("nas1");
        assertThat(bundle("web1")).doesNotContain(" ann").contains("account deploy");
        give("web1", "");
        assertThat(bundle("web1")).contains(" ann ann");
        assertThat(bundle("nas1")).isEqualTo(before);
        long serial = serial(web);
        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        assertThat(bundle("web1")).doesNotContain(" ann ann");
        assertThat(serial(web)).isGreaterThan(serial);
        assertThat(bundle("nas1")).isEqualTo(before);
    }

    @Test
    void whatEndsIsGoneByItselfAndWhatLastsIsRenewedEveryDay() {
        give("web1", "2026-03-01");
        assertThat(bundle("web1")).contains(" ann ann");
        long serial = serial(nas);
        cabinet.pass(Duration.ofHours(12).plusMinutes(1));
        look();
        assertThat(bundle("web1")).doesNotContain(" ann ann");
        assertThat(serial(nas)).isEqualTo(serial);
        cabinet.pass(Duration.ofHours(13));
        look();
        assertThat(serial(nas)).isGreaterThan(serial);
        long until = Long.parseLong(bundle("nas1").lines().toList().get(3).substring("not-after ".length()));
        assertThat(Instant.ofEpochSecond(until)).isAfter(cabinet.now().plus(Duration.ofDays(6)));
    }

    @Test
    void afterAnOlderBackupTheNumbersGoOn() {
        long had = serial(web);
        cabinet.change("update key_bundle set serial = 7, digest = '' where server_id = " + web);
        cabinet.pass(Duration.ofHours(1));
        give("web1", "");
        assertThat(serial(web)).isGreaterThan(had).isEqualTo(cabinet.now().getEpochSecond());
    }

    @Test
    void aRowThatWasChangedInTheDatabaseIsNotServed() {
        give("web1", "");
        cabinet.change("update person_key set options = 'no-pty' where person_id = " + ann.getId());
        give("nas1", "");
        assertThat(bundle("nas1")).doesNotContain(" ann ann").contains("account deploy");
    }

    /** Guards T13: who spoils rows in the database does not have hosts drop what they have; what people change goes out. */
    @Test
    void whatIsMissingBecauseSomebodyChangedRowsStaysServedUntilSomethingElseChanges() {
        give("web1", "");
        long serial = serial(web);
        cabinet.change("update person_key set mac = '' where person_id = " + ann.getId());
        cabinet.change("update key_bundle set renew = timestamp '2026-01-01 00:00:00'");
        look();
        assertThat(serial(web)).isEqualTo(serial);
        assertThat(bundle("web1")).contains(" ann ann");
        cabinet.pass(Duration.ofDays(2));
        look();
        assertThat(bundle("web1")).contains(" ann ann");
        assertThat(serial(nas)).as("nothing is missing there: renewed").isGreaterThan(serial);

        run(() -> cabinet.get(Grants.class).take(ops.getId(), cabinet.number("select min(id) from access_grant")));
        look();
        assertThat(bundle("web1")).as("taken by somebody").doesNotContain(" ann ann");
    }

    @Test
    void withoutTheRightKeyThisServerIsNotReadyAndSignsNothing() throws Exception {
        SigningKey key = cabinet.get(SigningKey.class);
        assertThat(key.notReady()).isEmpty();
        assertThat(signedBy(key.signer())).isTrue();
        Path file = home.resolve("signing.key");
        byte[] right = Files.readAllBytes(file);
        Files.delete(file);
        reload();
        assertThat(key.notReady()).hasValueSatisfying(why -> assertThat(why).contains("is missing", file.toString()));
        assertThatThrownBy(() -> run(() -> cabinet.get(Pulls.class).wantScript(web, true)))
                .isInstanceOf(Refused.class);
        Files.write(file, OwnKey.generate());
        reload();
        assertThat(key.notReady()).hasValueSatisfying(why -> assertThat(why).contains("not the one"));
        String before = bundle("web1");
        give("web1", "");
        assertThat(bundle("web1")).as("nothing is made").isEqualTo(before);

        String old = key.signer();
        run(() -> cabinet.get(Pulls.class).takeSigningKey());
        look();
        assertThat(key.notReady()).isEmpty();
        assertThat(bundle("web1")).contains(" ann ann");
        assertThat(signedBy(key.signer())).isTrue();
        assertThat(signedBy(old)).isFalse();
        Files.write(file, right);
        reload();
        assertThat(key.notReady()).isPresent();
    }

    private void reload() {
        run(() -> cabinet.get(SigningKey.class).load());
    }

    private boolean signedBy(String publicLine) {
        String bundle = bundle("web1");
        int at = bundle.indexOf("-----BEGIN");
        String[] words = publicLine.split(" ");
        return SshSignature.verifies(
                new HostKey(words[0], words[1]),
                SigningKey.NAMESPACE,
                bundle.substring(0, at).getBytes(UTF_8),
                bundle.substring(at));
    }

    @Test
    void nobodyElseGetsItAndTheOriginalsListsAreClosedUntilOpened() {
        assertThat(status("web1/bundle", null)).isEqualTo(401);
        assertThat(status("nothing/bundle", null)).isEqualTo(401);
        assertThat(status("web1/bundle", "Bearer wrong")).isEqualTo(404);
        assertThat(status("web1/bundle", bearer(nas))).isEqualTo(404);
        assertThat(status("web1/bundle", "Basic !")).isEqualTo(404);
        assertThat(status("nothing/bundle", "Bearer ")).isEqualTo(404);
        assertThat(status("web1/../nas1/bundle", bearer(web))).isEqualTo(404);
        assertThat(status("web1/bundle", bearer(web))).isEqualTo(200);
        String token = doing(() -> cabinet.get(Pulls.class).newToken(web));
        look();
        assertThat(status("web1/bundle", "Bearer " + token)).isEqualTo(200);

        assertThat(status("getKeys/web1/deploy/", null)).isEqualTo(401);
        assertThat(status("getKeys/web1/deploy/", bearer(web))).isEqualTo(404);
        run(() -> cabinet.get(Pulls.class).answerOriginal(web, true, "10.0.0.0/8"));
        look();
        assertThat(status("getKeys/web1/deploy/", null)).isEqualTo(401);
        assertThat(status("getKeys/web1/deploy/", bearer(web))).isEqualTo(200);
        Shelf shelf = cabinet.get(Shelf.class);
        assertThat(shelf.answer("getKeys/web1/deploy/", "10.9.9.9", null, null).status())
                .isEqualTo(200);
        assertThat(shelf.answer("getKeys/web1/nobody/", "10.9.9.9", null, null).status())
                .isEqualTo(404);
        assertThat(shelf.answer("getKeys/nas1/deploy/", "10.9.9.9", null, null).status())
                .isEqualTo(404);
        assertThat(shelf.answer("getKeys/web1/deploy/", "11.0.0.1", null, null).status())
                .isEqualTo(401);
        assertThatThrownBy(() -> run(() -> cabinet.get(Pulls.class).answerOriginal(web, true, "everywhere")))
                .hasMessageContaining("everywhere");
    }

    @Test
    void theListFindsServersByHowTheyAreAndShowsThoseFirstThatMustBeLookedAt() {
        List<String> seen = new ArrayList<>();
        seen.add(found());
        cabinet.change("update key_pull set since = '2026-03-01 11:00:00+00' where server_id = " + web);
        seen.add(found());
        report("2026-03-01 11:59:00+00", serial(web) - 1, "ok");
        seen.add(found());
        cabinet.change("update key_report set serial = " + serial(web));
        seen.add(found());
        cabinet.change("update key_report set result = 'It is older than what is here.'");
        seen.add(found());
        cabinet.pass(Duration.ofMinutes(124).plusSeconds(1));
        seen.add(found());
        cabinet.change("update key_pull set script = false where server_id = " + web);
        seen.add(found());
        cabinet.change("update key_pull set since = null, original = true where server_id = " + web);
        seen.add(found());
        assertThat(seen).containsExactly("wanted", "waiting", "behind", "well", "wrong", "silent", "leaving", "off");

        cabinet.change("update key_report set refused = 'It is not signed.'");
        assertThat(names("", "state", "refused")).containsExactly("web1");
        assertThat(names("NAS")).containsExactly("nas1");
        assertThat(names("is older than")).containsExactly("web1");
        assertThat(names("", "state", "red")).isEmpty();
        assertThatThrownBy(() -> names("", "state", "blue")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names("", "colour", "red")).isInstanceOf(Refused.class);
    }

    /** The state of the one server, as its row says it; asserts that the list finds it by that, and by no other. */
    private String found() {
        String state = doing(() -> cabinet.get(Pulls.class).of(web)).state().word();
        for (PullState.Health health : PullState.Health.values()) {
            List<String> names = names("", "state", health.word());
            if (health.word().equals(state)) {
                assertThat(names).as(state).contains("web1");
            } else {
                assertThat(names).as(health.word()).doesNotContain("web1");
            }
        }
        boolean red = List.of("wrong", "silent").contains(state);
        assertThat(names(""))
                .as(state)
                .containsExactlyElementsOf(red ? List.of("web1", "nas1") : List.of("nas1", "web1"));
        assertThat(names("", "state", "red")).hasSize(red ? 1 : 0);
        return state;
    }

    private List<String> names(String search, String... filter) {
        Map<String, String> filters = filter.length == 0 ? Map.of() : Map.of(filter[0], filter[1]);
        return doing(() -> cabinet.get(Pulls.class)
                        .page(new Query(search.toLowerCase(Locale.ROOT), filters, "", false, 0, 9)))
                .rows()
                .stream()
                .map(PullRow::server)
                .toList();
    }

    private void report(String received, long serial, String result) {
        cabinet.change("insert into key_report (server_id, sent, received, serial, result, accounts, refused) values ("
                + web + ", 1, '" + received + "', " + serial + ", '" + result + "', '', '')");
    }

    @Test
    void membersSeeTheServersThatTheyOwn() {
        long own = cabinet.server("own1", ann, "deploy");
        run(() -> cabinet.get(Pulls.class).wantScript(own, true));
        cabinet.change("insert into server_owner (server_id, person_id, mac) values (" + nas + ", " + ann.getId()
                + ", 'forged')");
        cabinet.as(ann);
        assertThat(names("")).containsExactly("own1");
    }

    private int status(String path, @org.jspecify.annotations.Nullable String authorization) {
        return cabinet.get(Shelf.class)
                .answer(path, "192.0.2.1", authorization, null)
                .status();
    }

    private void give(String place, String lastDay) {
        GrantDraft draft = new GrantDraft();
        draft.setPlaces(List.of(place));
        draft.setLastDay(lastDay);
        run(() -> cabinet.get(Grants.class).give(ops.getId(), draft));
        look();
    }

    private void look() {
        cabinet.get(Shelving.class).look();
    }

    private String bundle(String name) {
        long server = name.equals("web1") ? web : nas;
        Shelf.Answer answer = cabinet.get(Shelf.class).answer(name + "/bundle", "", bearer(server), null);
        return new String(Objects.requireNonNull(answer.bytes()), UTF_8);
    }

    private long serial(long server) {
        return doing(() -> cabinet.number("select serial from key_bundle where server_id = " + server));
    }

    private String bearer(long server) {
        PullRows rows = cabinet.get(PullRows.class);
        return "Bearer " + rows.token(doing(() -> rows.find(server).orElseThrow()));
    }

    private <T> T doing(Callable<T> deed) {
        return cabinet.database.transaction(deed);
    }

    private void run(Runnable deed) {
        doing(() -> {
            deed.run();
            return true;
        });
    }
}
