package org.intendant.hostforwarding.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;
import org.intendant.people.Role;
import org.intendant.plans.Difference;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a name led earlier, wanted again: rule by rule, and with the passwords of then. T13, T29. */
abstract class EarlierNamesContract {

    private static final String SHOP = "shop.example.org";

    protected abstract TestDatabase database();

    private Doorway doorway;
    private Server proxy;
    private Server web1;

    @BeforeEach
    void aProxyBesideAGuest() {
        doorway = new Doorway(database());
        Server gw1 = doorway.hypervisor("gw1", "10.10.1.0/24");
        proxy = doorway.proxy("proxy1", gw1, "10.10.1.2");
        web1 = doorway.guest("web1", gw1, "10.10.1.5", "");
    }

    @AfterEach
    void close() {
        doorway.close();
    }

    private HostNames names() {
        return doorway.get(HostNames.class);
    }

    private HostName add(String domains, String path) {
        return doorway.add(Doorway.draft(proxy, web1, domains, path));
    }

    private HostName change(HostName rule, java.util.function.Consumer<HostNameDraft> otherwise) {
        return doorway.does(() -> {
            HostNameDraft draft = names().draft(rule.id());
            otherwise.accept(draft);
            return names().change(rule.id(), draft);
        });
    }

    private void remove(HostName... rules) {
        doorway.does(() -> {
            Stream.of(rules).forEach(rule -> names().remove(rule.id()));
            return true;
        });
    }

    private static String kept(HostName... rules) {
        return new KeptNames(Stream.of(rules).map(KeptNames.Kept::of).toList(), List.of()).text();
    }

    private List<Difference> want(String kept) {
        return doorway.get(EarlierNames.class).want(proxy.id(), SHOP, KeptNames.of(kept));
    }

    private List<HostName> now() {
        return doorway.does(() -> doorway.get(HostNameRows.class).of(proxy.id()));
    }

    @Test
    void wantsAgainWhereANameLedThen() {
        HostName stays = add(SHOP, "/");
        HostName changed = add(SHOP, "/admin");
        HostName turnedOff = add(SHOP, "/off");
        HostNameDraft closed = Doorway.draft(proxy, web1, SHOP, "/closed");
        closed.getOptions().setLogins("ann:correct horse");
        closed.setComment("For Ann");
        HostName gone = doorway.add(closed);
        String hashes = gone.options().loginLines();
        String then = kept(stays, changed, turnedOff, gone);
        change(changed, draft -> draft.setGuestPort("8080"));
        change(turnedOff, draft -> draft.setEnabled(false));
        remove(gone);
        add(SHOP, "/since");
        add("other.example.org " + SHOP, "/both");
        change(add(SHOP, "/never"), draft -> draft.setEnabled(false));
        add("blog.example.org", "/");

        List<Difference> differences = doorway.does(() -> want(then));

        assertThat(differences)
                .extracting(Difference::name)
                .containsExactly(
                        SHOP + "/since", "other.example.org/both", SHOP + "/admin", SHOP + "/off", SHOP + "/closed");
        assertThat(differences.get(1).after()).contains("names: other.example.org\n");
        assertThat(differences.get(2).before()).contains("port 8080");
        assertThat(differences.get(2).after()).contains("port 80 ");
        assertThat(differences.toString()).doesNotContain("$6$");
        assertThat(now())
                .extracting(HostName::name)
                .containsExactlyInAnyOrder(
                        SHOP,
                        SHOP + "/admin",
                        SHOP + "/off",
                        SHOP + "/closed",
                        SHOP + "/never",
                        "other.example.org/both",
                        "blog.example.org");
        assertThat(now().stream().filter(rule -> rule.basePath().equals("/closed")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.options().loginLines()).isEqualTo(hashes));
        assertThat(now().stream().filter(rule -> !rule.isEnabled()))
                .as("what is off is in no file, and stays")
                .extracting(HostName::basePath)
                .containsExactly("/never");
        assertThat(doorway.<List<Difference>>does(() -> want(then))).isEmpty();
        assertThat(doorway.<List<Difference>>does(() -> want(""))).hasSize(4);
        assertThat(now()).extracting(HostName::basePath).containsExactlyInAnyOrder("/both", "/never", "/");
    }

    @Test
    void anotherPasswordIsTakenBackAndSaid() {
        HostName rule = add(SHOP, "/");
        HostName closed = change(rule, draft -> draft.getOptions().setLogins("ann:correct horse"));
        String hashes = closed.options().loginLines();
        String then = kept(closed);
        change(rule, draft -> draft.getOptions().setLogins("ann:another horse"));

        assertThat(doorway.<List<Difference>>does(() -> want(then)))
                .singleElement()
                .satisfies(one -> assertThat(one.before()).isNotEqualTo(one.after()));
        assertThat(now().get(0).options().loginLines()).isEqualTo(hashes);
    }

    @Test
    void whatCannotBeWantedAgainIsNamedRuleByRuleAndNothingIsChanged() {
        HostName taken = add(SHOP, "/");
        HostName raw = change(add(SHOP, "/raw"), draft -> draft.getOptions().setSnippet("gzip on;"));
        String then = kept(taken, raw);
        remove(taken, raw);
        change(add(SHOP + " www.example.org", "/"), draft -> draft.setEnabled(false));
        doorway.as(2, Role.OPERATOR);

        assertThat(doorway.refusals(() -> want(then)))
                .containsExactly(
                        ": The rule of shop.example.org cannot be wanted again: shop.example.org:80/ of proxy1 is taken by"
                                + " the rule of shop.example.org and 1 more.",
                        ": The rule of shop.example.org/raw cannot be wanted again: Only an administrator writes raw text"
                                + " of nginx.");
        assertThat(now()).hasSize(1);
        doorway.as(7, Role.MEMBER);
        assertThat(doorway.refusals(() -> want(then)))
                .singleElement()
                .asString()
                .contains("you may not see it");
    }
}
