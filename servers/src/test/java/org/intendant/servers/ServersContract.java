package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.Standing;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.accounts.Account;
import org.intendant.servers.accounts.AccountDraft;
import org.intendant.servers.accounts.WantedAccount;
import org.intendant.servers.reachability.Reachability;
import org.intendant.servers.reachability.ReachabilityRows;
import org.intendant.web.Page;
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
        draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.PROXY, ServerRole.SAMBA));
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
        AccountDraft account = new AccountDraft();
        account.setName("deploy");
        estate.does(() -> estate.accounts.want(List.of(ownId, foreign), account));
        estate.becomes(9, Role.MEMBER);

        assertThat(names(Query.all())).containsExactly("own");
        assertThat(estate.<Page<WantedAccount>>does(() -> estate.accounts.page(Query.all()))
                        .rows())
                .extracting(WantedAccount::server)
                .containsExactly("own");
        assertThat(names(filter("owner", "1"))).isEmpty();
        assertThat(estate.<Boolean>does(() -> estate.servers.find(ownId).isPresent()))
                .isTrue();
        List<Callable<?>> ways = List.of(
                () -> estate.servers.get(foreign),
                () -> estate.readings.find(foreign),
                () -> estate.checks.of(foreign),
                () -> estate.checks.of(List.of(ownId, foreign)),
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

    /** Whatever may point at a server stands here: a new reference must say how it is told of. */
    @Test
    void listsEverythingThatPointsAtAServerAndRefusesWhileItDoes() {
        Server needed = estate.server(hypervisor("pve1"));
        long id = needed.id();
        ServerDraft guest = Estate.draft("web1");
        guest.setGuest(true);
        guest.setHypervisorId(id);
        guest.getSsh().setJumpId(id);
        guest.getBackupSsh().setHost("10.0.0.1");
        guest.getBackupSsh().setJumpId(id);
        long guestId = estate.server(guest).id();
        ServerDraft other = hypervisor("pve2");
        other.getHypervisor().setProxyId(id);
        other.getHypervisor().setDatabaseId(id);
        long otherId = estate.server(other).id();
        AccountDraft account = new AccountDraft();
        account.setName("deploy");
        estate.does(() -> estate.accounts.want(List.of(id), account));
        estate.does(() -> take("443", "the shop", id));
        estate.running.put(needed.target().key(), operation());
        estate.becomeEnrolledOver(id, "READ");
        estate.becomeEnrolledOver(null, "DONE");

        assertThat(estate.<List<String>>does(() -> estate.servers.dependents(id)))
                .containsExactlyInAnyOrder(
                        "web1 runs on it.",
                        "web1 is reached over it.",
                        "web1 is reached over it for backups.",
                        "pve2 uses it as its proxy.",
                        "pve2 uses it as its database server.",
                        "Operation 7 (Run uptime) is not at its end here. Wait for it, or cancel it.",
                        "The account deploy is managed on it. Let it go first.",
                        "port/tcp 443 is taken by the shop.",
                        "The enrolment of root@new.example.org goes over it. Finish it, or give it up.");
        assertThatThrownBy(() -> remove(id, "pve1"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT))
                .hasMessageContaining("pve1 cannot be removed yet.")
                .hasMessageContaining("The account deploy is managed on it.");
        assertThat(estate.referencesToServers())
                .as("columns that point at a server")
                .containsExactlyInAnyOrder(
                        "path_walk.server_id",
                        "server.ssh_jump_id",
                        "server.backup_jump_id",
                        "server.hypervisor_id",
                        "server.proxy_guest_id",
                        "server.database_guest_id",
                        "server_account.server_id",
                        "server_enrolment.ssh_jump_id",
                        "server_facts.server_id",
                        "server_network.server_id",
                        "server_owner.server_id",
                        "server_reachability.server_id",
                        "server_role.server_id",
                        "server_tag.server_id");

        remove(guestId, "web1");
        remove(otherId, "pve2");
        estate.does(() -> {
            estate.accounts.letGo(id, "deploy");
            estate.found.ignore(id, "left-alone");
            estate.reservations.release("port/tcp", "server:" + id, "443");
            return true;
        });
        estate.running.clear();
        estate.endEnrolments();
        remove(id, "pve1");
        assertThat(names(Query.all())).isEmpty();
        assertThat(estate.trail).contains("account.let-go deploy on pve1", "server.remove pve1");
    }

    /** T11: who writes himself down as an owner in the database is none, in no list, and stands there as a stranger. */
    @Test
    void knowsWhoBecameAnOwnerPastIntendant() {
        ServerDraft draft = Estate.draft("web1");
        draft.setOwners(List.of(7L));
        long id = estate.server(draft).id();
        sql("insert into server_owner (server_id, person_id, mac) select server_id, 8, mac from server_owner");
        OwnerSeals seals = estate.bean(OwnerSeals.class);

        estate.becomes(8, Role.MEMBER);
        assertThatThrownBy(() -> estate.does(() -> estate.servers.get(id))).isInstanceOf(Refused.class);
        assertThat(estate.does(() -> estate.servers.page(Query.all())).rows()).isEmpty();
        assertThat(estate.does(() -> estate.checks.counts())).isEmpty();
        assertThat(estate.does(() -> estate.accounts.page(Query.all())).rows()).isEmpty();
        estate.becomes(7, Role.MEMBER);
        assertThat(estate.does(() -> estate.servers.get(id)).owners()).containsExactlyInAnyOrder(7L, 8L);
        estate.becomes(1, Role.ADMIN);
        assertThat(estate.does(() -> estate.servers.strangers(id))).containsExactly(8L);
        assertThat(estate.does(() -> seals.forged()))
                .singleElement()
                .satisfies(row -> assertThat(row.subject()).isEqualTo("server:" + id));
        ServerOwners owners = estate.bean(ServerOwners.class);
        assertThatThrownBy(() -> estate.does(() -> {
                    owners.add(List.of("web1"), 8L);
                    return null;
                }))
                .hasMessageContaining("Who owns web1 was changed in the database, not by Intendant.");

        assertThat(estate.does(() -> seals.remove(id + " 7"))).as("a good row").isFalse();
        assertThat(estate.does(() -> seals.remove(id + " 8"))).isTrue();
        estate.does(() -> {
            owners.add(List.of("web1"), 8L);
            return null;
        });
        assertThat(estate.does(() -> estate.servers.strangers(id))).isEmpty();
    }

    private void sql(String statement) {
        estate.does(() -> estate.db.entityManager().createNativeQuery(statement).executeUpdate());
    }

    /** T11: an owner who changes any other field is refused beside it, and nothing of it is kept. */
    @Test
    void refusesEachFieldThatOwnersMayNotChange() {
        ServerDraft own = hypervisor("own");
        own.setOwners(List.of(9L));
        own.getAddresses().setExternalIpv4("192.0.2.2");
        long id = estate.server(own).id();
        long jump = estate.server(hypervisor("jump")).id();
        Map<String, java.util.function.Consumer<ServerDraft>> edits = new java.util.LinkedHashMap<>();
        edits.put("name", draft -> draft.setName("other"));
        edits.put("keymanagerName", draft -> draft.setKeymanagerName("other"));
        edits.put("owners", draft -> draft.setOwners(List.of(9L, 10L)));
        edits.put("ssh.user", draft -> draft.getSsh().setUser("other"));
        edits.put("ssh.host", draft -> draft.getSsh().setHost("other.example.org"));
        edits.put("ssh.port", draft -> draft.getSsh().setPort(23));
        edits.put("ssh.jumpId", draft -> draft.getSsh().setJumpId(jump));
        edits.put("backupSsh.host", draft -> draft.getBackupSsh().setHost("10.0.0.9"));
        edits.put("addresses.externalIpv4", draft -> {
            draft.getAddresses().setExternalIpv4("");
            draft.getAddresses().setInternalIpv4("192.0.2.2");
        });
        edits.put("addresses.externalIpv6", draft -> draft.getAddresses().setExternalIpv6("2001:db8::1"));
        edits.put("addresses.internalIpv4", draft -> draft.getAddresses().setInternalIpv4("10.0.0.2"));
        edits.put("addresses.internalIpv6", draft -> draft.getAddresses().setInternalIpv6("fd00::2"));
        edits.put("guest", draft -> draft.setGuest(true));
        edits.put("hypervisorId", draft -> {
            draft.setGuest(true);
            draft.setHypervisorId(jump);
        });
        edits.put("roles", draft -> draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.BACKUP)));
        edits.put("sambaBaseFolder", draft -> {
            draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.SAMBA));
            draft.setSambaBaseFolder("/srv");
        });
        edits.put("hypervisor.externalInterface", draft -> draft.getHypervisor().setExternalInterface("vmbr1"));
        edits.put("hypervisor.nodeName", draft -> draft.getHypervisor().setNodeName("node"));
        edits.put("hypervisor.networks", draft -> draft.getHypervisor().setNetworks(List.of("10.9.0.0/24")));
        edits.put("hypervisor.guestsPublicName", draft -> draft.getHypervisor().setGuestsPublicName("p.example.org"));
        edits.put("hypervisor.guestsDomain", draft -> draft.getHypervisor().setGuestsDomain("d.example.org"));
        edits.put("runsIntendant", draft -> draft.setRunsIntendant(true));
        ServerDraft before = estate.does(() -> estate.servers.draft(id));
        estate.becomes(9, Role.MEMBER);

        edits.forEach((field, edit) -> assertThatThrownBy(change(id, edit))
                .as(field)
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Refused.Why.NOT_ALLOWED);
                    assertThat(refused.reasons())
                            .extracting(Refused.Reason::field)
                            .contains(field);
                }));
        assertThat(estate.<ServerDraft>does(() -> estate.servers.draft(id)))
                .usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(estate.trail).isEmpty();
    }

    @Test
    void tellsTheAuditTrailWhichFieldWasChangedFromWhatToWhat() throws Throwable {
        ServerDraft draft = Estate.draft("web1");
        draft.getAddresses().setExternalIpv4("192.0.2.2");
        long id = estate.server(draft).id();

        change(id, changed -> {
                    changed.getAddresses().setExternalIpv4("");
                    changed.getAddresses().setInternalIpv4("192.0.2.2");
                })
                .call();

        String[] entry = estate.entries.get(0).split("→");
        assertThat(entry[0]).contains("addresses.externalIpv4: 192.0.2.2").doesNotContain("internalIpv4");
        assertThat(entry[1]).contains("addresses.internalIpv4: 192.0.2.2").doesNotContain("externalIpv4");
    }

    @Test
    void refusesPlacesThatMakeNoSense() {
        Server outer = estate.server(hypervisor("pve1"));
        ServerDraft nested = hypervisor("pve2");
        nested.setGuest(true);
        nested.setHypervisorId(outer.id());
        long nestedId = estate.server(nested).id();
        long web = estate.server(Estate.draft("web1")).id();

        refused(outer.id(), "hypervisorId", "pve2 runs on this server itself", draft -> {
            draft.setGuest(true);
            draft.setHypervisorId(nestedId);
        });
        refused(nestedId, "hypervisorId", "web1 is no hypervisor.", draft -> draft.setHypervisorId(web));
        refused(outer.id(), "roles", "while servers run on it: pve2.", draft -> draft.setRoles(List.of()));
        refused(web, "owners", "There is nobody with the number 99999.", draft -> draft.setOwners(List.of(7L, 99999L)));
        refused(
                web,
                "hypervisor.networks",
                "Only a hypervisor has this.",
                draft -> draft.getHypervisor().setNetworks(List.of("10.1.0.0/24")));
        refused(
                web,
                "sambaBaseFolder",
                "Only a server with the role samba has shares.",
                draft -> draft.setSambaBaseFolder("/srv/shares"));
    }

    /** What was found at the old address says nothing of the new one. */
    @Test
    void countsAsUnknownUntilItWasTriedAtItsNewAddress() throws Throwable {
        long id = estate.server(Estate.draft("web1")).id();
        ReachabilityRows found = estate.bean(ReachabilityRows.class);
        estate.does(() -> found.keep(id, "", false));
        change(id, draft -> draft.setTitle("Shop")).call();
        assertThat(reachability(id).state()).isEqualTo(State.REACHABLE);

        change(id, draft -> draft.getSsh().setHost("elsewhere.example.org")).call();

        assertThat(reachability(id).state()).isEqualTo(State.UNKNOWN);
        assertThat(reachability(id).checkedAt()).isNull();
    }

    /** What a page costs does not grow with the servers on it. */
    @Test
    void readsAHundredServersWithAsManyStatementsAsTen() {
        fleet(0, 10);
        List<Long> ten = statements();
        fleet(10, 100);

        assertThat(statements()).isEqualTo(ten);
        assertThat(ten).as("list, choices, counts, oldest answer").allMatch(count -> count <= 8);
    }

    /** Fields that offer servers as somebody types, and names that come back from them. */
    @Test
    void offersServersByNameToThoseWhoMaySeeThem() {
        fleet(0, 12);
        long first = estate.does(() -> estate.servers.called(List.of("fleet0"))).get("fleet0");

        assertThat(estate.does(() -> estate.servers.offered(new Query("FLEET1", Map.of(), "", false, 0, 2))))
                .extracting(Target::name)
                .containsExactly("fleet1", "fleet10");
        assertThat(estate.does(() -> estate.servers.called(List.of(" Fleet0 ", "fleet99"))))
                .isEqualTo(Map.of("fleet0", first));
        assertThat(estate.does(() -> estate.servers.called(List.of()))).isEmpty();
        assertThat(estate.does(() -> estate.servers.chosen(List.of(first, -1L), List.of())))
                .extracting(Target::name)
                .containsExactly("fleet0");
        assertThat(estate.does(() -> estate.servers.chosen(List.of(first), List.of("b", "none"))))
                .hasSize(12);
        assertThat(estate.does(() -> estate.servers.chosen(List.of(), List.of())))
                .isEmpty();

        estate.becomes(8, Role.MEMBER);
        assertThat(estate.does(() -> estate.servers.offered(Query.all()))).isEmpty();
        assertThat(estate.does(() -> estate.servers.called(List.of("fleet0")))).isEmpty();
        assertThat(estate.does(() -> estate.servers.chosen(List.of(first), List.of("a"))))
                .isEmpty();
    }

    private List<Long> statements() {
        return List.of(
                estate.db.statements(() -> estate.servers.page(new Query("", Map.of(), "name", false, 0, 100))),
                estate.db.statements(() -> estate.servers.offered(Query.matching("fleet"))),
                estate.db.statements(() -> estate.servers.called(List.of("fleet1", "fleet2"))),
                estate.db.statements(() -> estate.servers.chosen(List.of(1L), List.of("a"))),
                estate.db.statements(() -> estate.accounts.page(Query.all())),
                estate.db.statements(() -> estate.checks.counts()),
                estate.db.statements(() -> estate.checks.oldestAnswer()));
    }

    private void fleet(int from, int to) {
        ReachabilityRows found = estate.bean(ReachabilityRows.class);
        for (int number = from; number < to; number++) {
            ServerDraft draft = Estate.draft("fleet" + number);
            draft.setTags(List.of("a", "b"));
            draft.setOwners(List.of(7L));
            draft.setRoles(List.of(ServerRole.BACKUP));
            long id = estate.server(draft).id();
            estate.does(() -> found.keep(id, "", false));
        }
    }

    @Test
    void countsWhatAnswersOfAllOrOfWhatAMemberOwns() {
        fleet(0, 3);
        ServerDraft own = Estate.draft("own");
        own.setOwners(List.of(9L));
        estate.server(own);

        assertThat(estate.<Map<State, Long>>does(() -> estate.checks.counts()))
                .isEqualTo(Map.of(State.REACHABLE, 3L, State.UNKNOWN, 1L));
        assertThat(estate.<Boolean>does(() -> estate.checks.oldestAnswer().isPresent()))
                .isTrue();
        estate.becomes(9, Role.MEMBER);
        assertThat(estate.<Map<State, Long>>does(() -> estate.checks.counts())).isEqualTo(Map.of(State.UNKNOWN, 1L));
        assertThat(estate.<Boolean>does(() -> estate.checks.oldestAnswer().isPresent()))
                .isFalse();
    }

    private Reachability reachability(long id) {
        return estate.<Reachability>does(() -> estate.checks.of(id).orElseThrow());
    }

    private void refused(long id, String field, String sentence, java.util.function.Consumer<ServerDraft> edit) {
        assertThatThrownBy(change(id, edit))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons()).as(field).anySatisfy(reason -> {
                            assertThat(reason.field()).isEqualTo(field);
                            assertThat(reason.sentence()).contains(sentence);
                        }));
    }

    private static ServerDraft hypervisor(String name) {
        ServerDraft draft = Estate.draft(name);
        draft.setRoles(List.of(ServerRole.HYPERVISOR));
        return draft;
    }

    private static Operation operation() {
        return new Operation(
                7,
                "command",
                "Run uptime",
                "",
                1L,
                "admin",
                Order.Lane.INTERACTIVE,
                OperationState.RUNNING,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                1,
                0);
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
        return take(port, holder, 1);
    }

    private boolean take(String port, String holder, long serverId) {
        estate.reservations.take("port/tcp", "server:" + serverId, port, holder);
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
