package org.intendant.keymanager.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.access.Way;
import org.intendant.keymanager.keys.PersonKeys;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foresights;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of others on all servers: found, decided about together, made keys of people, on every database. T13 */
abstract class AllKeptKeysContract {

    private static final String FIRST =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD somebody@elsewhere";
    private static final String SECOND =
            "no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE old backup";
    private static final String STRANGE = "tunnel=\"1\" what is this";

    private Cabinet cabinet;
    private AllKeptKeys keys;
    private Person admin;
    private Person ann;
    private long web;
    private long nas;

    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        cabinet = new Cabinet(database());
        keys = cabinet.get(AllKeptKeys.class);
        admin = cabinet.somebody("maren", Role.ADMIN);
        ann = cabinet.somebody("ann", Role.MEMBER);
        cabinet.as(admin);
        web = cabinet.server("web1", ann, "root", "deploy");
        nas = cabinet.server("nas1", null, "root");
        kept(web, "root", FIRST);
        kept(web, "deploy", SECOND);
        kept(nas, "root", FIRST);
        kept(nas, "root", STRANGE);
    }

    @AfterEach
    void close() {
        cabinet.close();
    }

    private void kept(long server, String account, String line) {
        cabinet.change(
                "insert into kept_key (version, server_id, account, line, fingerprint, decision, seen, mac) values (0, "
                        + server + ", '" + account + "', '" + line + "', '"
                        + HostLine.of(line).fingerprint() + "', 'UNDECIDED', timestamp '2026-01-01 00:00:00', '"
                        + cabinet.seal("kept_key", server, account, line, "UNDECIDED") + "')");
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

    private List<KeptRow> found(String search, Map<String, String> filters, String sort) {
        return doing(() -> keys.page(new Query(search, filters, sort, false, 0, 50)))
                .rows();
    }

    private static List<String> said(List<KeptRow> rows) {
        return rows.stream()
                .map(row -> row.getPlace() + " " + row.comment() + ", " + row.decision())
                .toList();
    }

    @Test
    void areFoundByServerAccountFingerprintCommentAndDecision() {
        assertThat(said(found("", Map.of(), "")))
                .containsExactly(
                        "root@nas1 somebody@elsewhere, undecided",
                        "root@nas1 , undecided",
                        "deploy@web1 old backup, undecided",
                        "root@web1 somebody@elsewhere, undecided");
        assertThat(said(found("root@web", Map.of(), "seen")))
                .containsExactly("root@web1 somebody@elsewhere, undecided");
        assertThat(found("ELSEWHERE", Map.of("server", "" + nas), "decision")).hasSize(1);
        assertThat(found(HostLine.of(FIRST).fingerprint(), Map.of(), "account")).hasSize(2);
        assertThat(found("", Map.of("decision", "kept"), "")).isEmpty();
        assertThatThrownBy(() -> found("", Map.of("decision", "maybe"), "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> found("", Map.of("mac", "1"), "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> found("", Map.of(), "line")).isInstanceOf(Refused.class);
    }

    @Test
    void membersSeeThoseOfTheirServersAlone() {
        cabinet.as(ann);
        assertThat(found("", Map.of(), "")).hasSize(2).allMatch(row -> row.serverId() == web);
        cabinet.as(cabinet.somebody("bob", Role.MEMBER));
        assertThat(found("", Map.of(), "")).isEmpty();
    }

    @Test
    void severalAreDecidedAboutAtOnceOrNone() {
        List<Long> ids =
                found("", Map.of(), "").stream().map(KeptRow::id).limit(2).toList();
        doing(() -> keys.decide(ids, KeptKey.Decision.KEPT));
        assertThat(found("", Map.of("decision", "kept"), "")).hasSize(2).allMatch(KeptRow::genuine);
        assertThat(doing(() -> keys.undecided())).isEqualTo(2);
        assertThat(cabinet.comparedSoon).contains("server:" + nas);

        cabinet.change("update kept_key set line = 'x' where id = " + ids.get(1));
        assertThatThrownBy(() -> doing(() -> keys.decide(ids, KeptKey.Decision.REMOVED)))
                .hasMessageContaining("was changed in the database");
        assertThat(found("", Map.of("decision", "removed"), "")).isEmpty();
        assertThatThrownBy(() -> doing(() -> keys.decide(List.of(), KeptKey.Decision.KEPT)))
                .hasMessage("Choose 1 to 1000 keys.");
    }

    @Test
    void becomeKeysOfAPersonAndOpenWhatThePersonMayLogInOn() {
        List<Long> first =
                found("elsewhere", Map.of(), "").stream().map(KeptRow::id).toList();
        Foreseen gains = cabinet.get(Foresights.class)
                .of(new Target("person", ann.getId(), ""), () -> keys.adopt(first, ann.getId()));
        assertThat(gains.gives()).extracting(Foreseen.Line::place).containsExactly("deploy@web1", "root@web1");
        assertThat(said(found("elsewhere", Map.of("decision", "undecided"), "")))
                .hasSize(2);

        doing(() -> keys.adopt(first, ann.getId()));

        assertThat(doing(() -> cabinet.get(PersonKeys.class).of(ann.getId())))
                .singleElement()
                .satisfies(key -> assertThat(key.key().getComment()).isEqualTo("somebody@elsewhere"));
        assertThat(found("", Map.of("decision", "removed"), "")).hasSize(2);
        assertThat(cabinet.get(WantedWays.class).on(web).values())
                .allSatisfy(ways -> assertThat(ways).anyMatch(Way::isOpen));
        assertThat(cabinet.get(WantedWays.class).on(nas).values())
                .allSatisfy(ways -> assertThat(ways).noneMatch(Way::isOpen));
    }

    @Test
    void whatIsNoPersonsKeyIsRefusedAndStaysUndecided() {
        long strange = found("tunnel", Map.of(), "").get(0).id();
        assertThatThrownBy(() -> doing(() -> keys.adopt(List.of(strange), ann.getId())))
                .isInstanceOf(Refused.class);
        assertThat(found("", Map.of("decision", "undecided"), "")).hasSize(4);
    }
}
