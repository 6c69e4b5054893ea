package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.intendant.operations.Standing;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.servers.accounts.Account;
import org.intendant.servers.accounts.AccountDraft;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the list of servers promises, on every database. */
abstract class ServersContract {
    private Estate estate;

    abstract Estate open();

    @BeforeEach
    void begin() {
        estate = open();
    }

    @AfterEach
    void end() {
        estate.close();
    }

    @Test
    void keepsEveryFieldOfADraft() {
        long hypervisor = estate.server(Estate.draft("pve1")).id();
        ServerDraft draft = Estate.draft("web1");
        draft.setKeymanagerName("web1-keys");
        draft.setTitle("Web server of the shop");
        draft.setNotes("first line\nsecond line");
        draft.setTags(List.of("production", "web"));
        draft.setOwners(List.of(7L, 8L));
        draft.getSsh().setUser("deploy");
        draft.getSsh().setPort(2222);
        draft.getSsh().setJumpId(hypervisor);
        draft.getBackupSsh().setHost("10.0.0.1");
        draft.getAddresses().setExternalIpv4("192.0.2.1");
        draft.getAddresses().setInternalIpv6("fd00::1");
        draft.setGuest(true);
        draft.setHypervisorId(hypervisor);
        draft.setRoles(List.of(ServerRole.PROXY, ServerRole.SAMBA));
        draft.setSambaBaseFolder("/srv/shares");
        draft.getHypervisor().setNetworks(List.of("10.1.0.0/24", "fd00:1::/64"));
        draft.setRunsIntendant(true);
        long id = estate.server(draft).id();

        assertThat(estate.<ServerDraft>does(() -> estate.servers.draft(id)))
                .usingRecursiveComparison()
                .ignoringFields("version", "backupSsh.user", "backupSsh.port")
                .isEqualTo(draft);
    }

    @Test
    void usesTheNameAtTheKeymanagerWhereNothingElseIsSaid() {
        assertThat(estate.server(Estate.draft("web1")).keymanagerName()).isEqualTo("web1");
    }

    @Test
    void refusesANameThatIsTaken() {
        estate.server(Estate.draft("web1"));
        long other = estate.server(Estate.draft("web2")).id();

        assertThatThrownBy(change(other, draft -> draft.setName("WEB1")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is a server with this name already.");
    }

    @Test
    void refusesTheKeymanagersNameOfAnotherServer() {
        estate.server(Estate.draft("web1"));
        long other = estate.server(Estate.draft("web2")).id();

        assertThatThrownBy(change(other, draft -> draft.setKeymanagerName("web1")))
                .hasMessageContaining("share one list of keys");
    }

    @Test
    void refusesTheAddressOfAnotherServer() {
        estate.server(Estate.draft("web1"));
        long other = estate.server(Estate.draft("web2")).id();

        assertThatThrownBy(change(other, draft -> draft.getSsh().setHost("web1.example.org")))
                .hasMessageContaining("web1 is reached at this address and port already.");
    }

    @Test
    void refusesAProxyThatIsNoGuestOfTheHypervisor() {
        long web = estate.server(Estate.draft("web1")).id();
        long hypervisor = estate.server(Estate.draft("pve1")).id();

        assertThatThrownBy(change(hypervisor, draft -> draft.getHypervisor().setProxyId(web)))
                .hasMessageContaining("Choose a guest of this hypervisor.");
    }

    @Test
    void tellsTheSecondOfTwoWhoEditAtOnce() {
        long id = estate.server(Estate.draft("web1")).id();
        ServerDraft first = estate.does(() -> estate.servers.draft(id));
        ServerDraft second = estate.does(() -> estate.servers.draft(id));
        first.setTitle("one");
        second.setTitle("two");
        estate.does(() -> estate.servers.change(id, first));

        assertThatThrownBy(() -> estate.does(() -> estate.servers.change(id, second)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT));
        assertThat(estate.<Server>does(() -> estate.servers.get(id))
                        .description()
                        .title())
                .isEqualTo("one");
    }

    @Test
    void noticesAChangeOfTagsAloneAsAChange() {
        long id = estate.server(Estate.draft("web1")).id();
        ServerDraft first = estate.does(() -> estate.servers.draft(id));
        ServerDraft second = estate.does(() -> estate.servers.draft(id));
        first.setTags(List.of("production"));
        estate.does(() -> estate.servers.change(id, first));

        assertThatThrownBy(() -> estate.does(() -> estate.servers.change(id, second)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void findsByNameAddressTitleAndTag() {
        ServerDraft web = Estate.draft("web1");
        web.setTitle("Web server of the Shop");
        web.setTags(List.of("production"));
        web.getAddresses().setExternalIpv4("192.0.2.77");
        estate.server(web);
        estate.server(Estate.draft("db1"));

        for (String words : List.of("web1", "shop", "PROD", "192.0.2.77", "web shop")) {
            assertThat(names(Query.matching(words))).as(words).containsExactly("web1");
        }
        assertThat(names(Query.matching("%"))).isEmpty();
        assertThat(names(Query.matching("_eb1"))).isEmpty();
    }

    @Test
    void filtersByTagRoleAndStanding() {
        ServerDraft tagged = Estate.draft("web1");
        tagged.setTags(List.of("production"));
        tagged.setRoles(List.of(ServerRole.PROXY));
        Server web = estate.server(tagged);
        estate.server(Estate.draft("db1"));
        estate.standings.put(web.target().key(), new Standing(State.DIFFERS, Instant.EPOCH, 1, 0));

        assertThat(names(filter("tag", "production"))).containsExactly("web1");
        assertThat(names(filter("role", "proxy"))).containsExactly("web1");
        assertThat(names(filter("state", "differs"))).containsExactly("web1");
        assertThat(names(filter("state", "unknown"))).containsExactly("db1");
        assertThat(names(filter("reachable", "unknown"))).containsExactly("db1", "web1");
        assertThat(estate.<Map<State, Long>>does(() -> estate.servers.counts("")))
                .containsEntry(State.DIFFERS, 1L)
                .containsEntry(State.UNKNOWN, 1L);
    }

    @Test
    void refusesAFilterOrASortThatItDoesNotKnow() {
        assertThatThrownBy(() -> names(filter("notes", "x"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names(filter("state", "x"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> names(new Query("", Map.of(), "name; drop table server", false, 0, 10)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void sortsAndPages() {
        for (String name : List.of("c", "a", "b")) {
            estate.server(Estate.draft(name));
        }

        assertThat(names(new Query("", Map.of(), "name", true, 0, 2))).containsExactly("c", "b");
        assertThat(names(new Query("", Map.of(), "name", true, 2, 2))).containsExactly("a");
        assertThat(estate.<Long>does(() -> estate.servers
                        .page(new Query("", Map.of(), "system", true, 0, 1))
                        .total()))
                .isEqualTo(3);
    }

    /** T13: to a member, a server of others does not exist, however he asks. */
    @Test
    void showsMembersOnlyWhatTheyOwn() {
        ServerDraft own = Estate.draft("own");
        own.setOwners(List.of(9L));
        long ownId = estate.server(own).id();
        long foreign = estate.server(Estate.draft("foreign")).id();
        estate.becomes(9, Role.MEMBER);

        assertThat(names(Query.all())).containsExactly("own");
        assertThat(names(filter("owner", "1"))).isEmpty();
        assertThat(estate.<Boolean>does(() -> estate.servers.find(ownId).isPresent()))
                .isTrue();
        List<Callable<?>> ways = List.of(
                () -> estate.servers.get(foreign),
                () -> estate.readings.find(foreign),
                () -> estate.checks.of(foreign),
                () -> estate.servers.draft(foreign),
                () -> estate.servers.dependents(foreign),
                () -> estate.servers.change(foreign, Estate.draft("mine")),
                () -> estate.accounts.of(foreign),
                () -> estate.found.lines(foreign),
                () -> estate.accounts.want(List.of(ownId, foreign), new AccountDraft()),
                () -> estate.found.adopt(foreign, "root"),
                () -> estate.found.ignore(foreign, "root"),
                () -> estate.accounts.removeFromHost(foreign, "x", "x"),
                () -> estate.checks.now(foreign));
        for (Callable<?> way : ways) {
            assertThatThrownBy(() -> estate.does(way))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.why()).isNotEqualTo(Refused.Why.CONFLICT));
        }
    }

    @Test
    void letsOwnersChangeWordsButNotTheWayToTheServer() {
        ServerDraft own = Estate.draft("own");
        own.setOwners(List.of(9L));
        long id = estate.server(own).id();
        estate.becomes(9, Role.MEMBER);

        estate.does(() -> {
            ServerDraft draft = estate.servers.draft(id);
            draft.setTitle("Mine");
            return estate.servers.change(id, draft);
        });
        assertThatThrownBy(change(id, draft -> draft.getSsh().setHost("evil.example.org")))
                .hasMessageContaining("Owners may change title, notes and tags.");
        assertThatThrownBy(change(id, draft -> draft.setOwners(List.of(9L, 10L))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesToRemoveWhatOthersNeedAndSaysWhoDoes() {
        Server hypervisor = estate.server(Estate.draft("pve1"));
        ServerDraft guest = Estate.draft("web1");
        guest.setGuest(true);
        guest.setHypervisorId(hypervisor.id());
        guest.getSsh().setJumpId(hypervisor.id());
        long guestId = estate.server(guest).id();

        assertThatThrownBy(() -> remove(hypervisor.id(), "pve1"))
                .hasMessageContaining("web1 runs on it.")
                .hasMessageContaining("web1 is reached over it.");
        assertThatThrownBy(() -> remove(guestId, "web")).hasMessageContaining("Type the name web1 to confirm.");

        remove(guestId, "web1");
        remove(hypervisor.id(), "pve1");
        assertThat(names(Query.all())).isEmpty();
        assertThat(estate.trail).contains("server.remove web1", "server.remove pve1");
    }

    @Test
    void findsTheWayOverJumpHostsAndRefusesACircle() {
        Server first = estate.server(Estate.draft("jump"));
        ServerDraft behind = Estate.draft("web1");
        behind.getSsh().setJumpId(first.id());
        Server second = estate.server(behind);

        assertThat(estate.<String>does(() -> String.valueOf(java.util.Objects.requireNonNull(
                                estate.serverHosts.address(second.id()).jump())
                        .name())))
                .isEqualTo("jump");
        assertThatThrownBy(() -> {
                    estate.does(() -> {
                        ServerDraft draft = estate.servers.draft(first.id());
                        draft.getSsh().setJumpId(second.id());
                        return estate.servers.change(first.id(), draft);
                    });
                })
                .hasMessageContaining("not in a circle");
    }

    @Test
    void givesEachReservedValueToOneHolder() {
        estate.does(() -> take("443", "the shop"));
        estate.does(() -> take("443", "the shop"));

        assertThatThrownBy(() -> estate.does(() -> take("443", "the blog")))
                .hasMessageContaining("443 is taken by the shop.");
        estate.does(() -> {
            estate.reservations.release("port/tcp", "server:1", "443");
            return true;
        });
        estate.does(() -> take("443", "the blog"));
    }

    @Test
    void wantsAnAccountOnSeveralServersAtOnceOrOnNone() {
        long one = estate.server(Estate.draft("web1")).id();
        long other = estate.server(Estate.draft("web2")).id();
        AccountDraft draft = new AccountDraft();
        draft.setName("deploy");
        draft.setShell("/bin/sh");

        assertThat(estate.<List<Account>>does(() -> estate.accounts.want(List.of(one, other), draft)))
                .extracting(Account::shell)
                .containsExactly("/bin/sh", "/bin/sh");
        draft.setName("ops");
        assertThatThrownBy(() -> estate.does(() -> estate.accounts.want(List.of(one, 999L), draft)))
                .isInstanceOf(Refused.class);
        assertThat(estate.<List<Account>>does(() -> estate.accounts.of(one)))
                .extracting(Account::name)
                .containsExactly("deploy");
    }

    @Test
    void removesAnAccountOnlyByItsTypedNameAndNeverTheOneItSignsInWith() {
        long id = estate.server(Estate.draft("web1")).id();
        AccountDraft draft = new AccountDraft();
        for (String name : List.of("deploy", "root")) {
            draft.setName(name);
            estate.does(() -> estate.accounts.want(List.of(id), draft));
        }

        assertThatThrownBy(() -> estate.does(() -> estate.accounts.removeFromHost(id, "deploy", "")))
                .hasMessageContaining("Type the name deploy to confirm.");
        assertThatThrownBy(() -> estate.does(() -> estate.accounts.removeFromHost(id, "root", "root")))
                .hasMessageContaining("cannot be removed");
        assertThat(estate.<Account>does(() -> estate.accounts.removeFromHost(id, "deploy", "deploy"))
                        .wish())
                .isEqualTo(Account.Wish.ABSENT);
    }

    private boolean take(String port, String holder) {
        estate.reservations.take("port/tcp", "server:1", port, holder);
        return true;
    }

    private void remove(long id, String typed) {
        estate.does(() -> {
            estate.servers.remove(id, typed);
            return true;
        });
    }

    private ThrowingCallable change(long id, java.util.function.Consumer<ServerDraft> edit) {
        return () -> estate.does(() -> {
            ServerDraft draft = estate.servers.draft(id);
            edit.accept(draft);
            return estate.servers.change(id, draft);
        });
    }

    private List<String> names(Query query) {
        return estate.<List<ServerRow>>does(() -> estate.servers.page(query).rows()).stream()
                .map(ServerRow::name)
                .toList();
    }

    private static Query filter(String name, String value) {
        return new Query("", Map.of(name, value), "", false, 0, 100);
    }
}
