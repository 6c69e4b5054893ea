package org.intendant.servers.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.intendant.people.Role;
import org.intendant.people.exchange.Exports;
import org.intendant.people.exchange.ImportPreview;
import org.intendant.people.exchange.ImportReport;
import org.intendant.people.exchange.Importable;
import org.intendant.people.exchange.Imports;
import org.intendant.people.exchange.RowResult;
import org.intendant.people.exchange.RowResult.Does;
import org.intendant.people.exchange.Upload;
import org.intendant.people.exchange.Upload.Format;
import org.intendant.plans.Refused;
import org.intendant.servers.Estate;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerOwners;
import org.intendant.servers.ServerRole;
import org.intendant.servers.accounts.AccountDraft;
import org.intendant.servers.accounts.AccountTable;
import org.intendant.web.Json;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers and accounts out into files and in again, on every database. */
abstract class ServerFileContract {
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

    /** Every field, with a hypervisor, its proxy and a jump host that name each other, in an order that helps nobody. */
    @Test
    void movesAnEstateToAnotherIntendant() throws Exception {
        settle();
        String csv = exported(estate, servers(estate));
        String json = Json.mapper()
                .writeValueAsString(Map.of(
                        "rows", estate.does(() -> exports(estate).json(servers(estate), sorted()))));
        assertThat(preview(estate, csv).report().unchanged()).as(csv).isEqualTo(3);

        for (String file : List.of(csv, json)) {
            try (Estate other = open()) {
                ImportPreview preview =
                        imports(other).preview(servers(other), Upload.of(withoutVersions(file), "estate.csv"));
                assertThat(shown(preview.report())).containsExactly("2 ADD db1", "3 ADD pve1", "4 ADD web1");
                assertThat(preview.deed()).isEqualTo("Add 3 servers");
                assertThat(other.does(() -> other.servers.targets(Query.all()))).isEmpty();

                ImportReport report = imports(other).apply(preview);

                assertThat(shown(report)).containsExactly("2 ADD db1", "3 ADD pve1", "4 ADD web1");
                assertThat(withoutVersions(exported(other, servers(other)))).isEqualTo(withoutVersions(csv));
                assertThat(other.trail).contains("server.add web1", "server.add pve1", "server.change pve1");
                assertThat(preview(other, withoutVersions(csv)).report().unchanged())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void showsFieldByFieldWhatWouldChange() {
        settle();

        ImportPreview preview = preview(
                estate,
                "name,title,tags,guest,hypervisor\nWEB1,The shop,web production,yes,pve1\ndb1,,,no,\nnew1,x,,,\n");

        assertThat(preview.report().rows().get(0).changes())
                .containsExactly(new RowResult.Change("title", "=SUM(A1)", "The shop"));
        assertThat(refusals(preview.report(), 1))
                .containsExactly("hypervisorId pve1 uses it as its proxy or database server: it"
                        + " stays its guest until then.");
        assertThat(server("web1").description().title()).isEqualTo("=SUM(A1)");
        assertThat(preview.deed()).isEqualTo("Change 1 server");
    }

    @Test
    void asksForAKeyThatSomebodyVouchesFor() {
        settle();
        String key = "ssh-ed25519 " + Estate.key("new1");

        ImportPreview without = preview(estate, "name,ssh.host,ssh.user,ssh.port\nnew1,192.0.2.7,deploy,2222\n");
        assertThat(refusals(without.report(), 0))
                .containsExactly(
                        "hostKey Give the host’s public key if you vouch for it, or enrol the server: then it is shown.");
        assertThat(without.report().rows().get(0).href())
                .isEqualTo("/servers/enrol.xhtml?host=192.0.2.7&user=deploy&port=2222");
        assertThat(refusals(
                        preview(estate, "name,ssh.host,hostKey\nnew1,192.0.2.7,rubbish\n")
                                .report(),
                        0))
                .containsExactly("hostKey Give the type and the key, as in ssh-ed25519 AAAA…");
        assertThat(refusals(
                        preview(estate, "name,ssh.host,hostKey\nnew1,192.0.2.7,ssh-rsa " + Estate.key("new1") + "\n")
                                .report(),
                        0))
                .containsExactly("hostKey This is no ssh-rsa key.");
        assertThat(refusals(preview(estate, "name,hostKey\nweb1," + key + "\n").report(), 0))
                .containsExactly(
                        "hostKey Another key is pinned. Compare both on the server’s page: no file replaces it.");
        assertThat(refusals(
                        preview(
                                        estate,
                                        "name,ssh.host,hostKey\nnew1,192.0.2.7,ssh-ed25519 " + Estate.key("web1")
                                                + "\n")
                                .report(),
                        0))
                .singleElement()
                .asString()
                .startsWith("key web1 shows this host key already.");
        assertThat(shown(preview(estate, "name,ssh.host,hostKey\nnew1,192.0.2.7,192.0.2.7 " + key + " root@new1\n")
                        .report()))
                .containsExactly("2 ADD new1");
    }

    /** A file costs statements by the hundred rows, not by the row: writing only what there is to write. */
    @Test
    void looksAtManyRowsInAsManyStatementsAsAtFew() {
        long[] looks = new long[3];
        long[] writes = new long[3];
        int[] sizes = {10, 90, 180};
        for (int i = 0; i < sizes.length; i++) {
            String file = fleet("n" + i + "x", sizes[i], "Here");
            ImportPreview[] preview = new ImportPreview[1];
            looks[i] = counted(() -> preview[0] = preview(estate, file));
            assertThat(preview[0].report().added()).isEqualTo(sizes[i]);
            writes[i] = counted(() -> imports(estate).apply(preview[0]));
        }
        assertThat(looks[1]).as("90 new rows, previewed").isEqualTo(looks[0]);
        assertThat(looks[2]).as("180 of them").isLessThanOrEqualTo(2 * looks[0]);
        assertThat(writes[1] - writes[0]).as("80 new servers with a tag each").isLessThanOrEqualTo(80 * 2);

        ImportPreview changed = preview(estate, fleet("n1x", 90, "There"));
        assertThat(changed.report().changed()).isEqualTo(90);
        assertThat(counted(() -> preview(estate, fleet("n1x", 90, "There"))))
                .as("90 rows that change something, previewed")
                .isLessThanOrEqualTo(looks[0] + 12);
        assertThat(imports(estate).apply(changed).changed()).isEqualTo(90);
        assertThat(server("n1x7").description().title()).isEqualTo("There");
    }

    private long counted(Runnable work) {
        return estate.db.statements(() -> {
            work.run();
            return true;
        });
    }

    private static String fleet(String prefix, int rows, String title) {
        return java.util.stream.IntStream.range(0, rows)
                .mapToObj(i -> prefix + i + "," + title + ",many," + prefix + i + ".example.org,ssh-ed25519 "
                        + Estate.key(prefix + i) + "\n")
                .collect(java.util.stream.Collectors.joining("", "name,title,tags,ssh.host,hostKey\n", ""));
    }

    /** One refused row holds up no other, also of those that are written with it, and each keeps its entry in the trail. */
    @Test
    void writesWhatItCanWhereOneRowWasTakenMeanwhile() {
        ImportPreview preview = preview(estate, fleet("late", 12, "x"));
        assertThat(preview.report().added()).isEqualTo(12);
        estate.server(Estate.draft("late5"));

        ImportReport report = imports(estate).apply(preview);

        assertThat(report.added()).isEqualTo(11);
        assertThat(refusals(report, 5))
                .singleElement()
                .asString()
                .contains("Somebody added this server after the preview");
        assertThat(estate.trail)
                .contains("server.add late4", "server.add late11")
                .doesNotContain("server.add late5");
    }

    @Test
    void refusesRowsThatCannotBothBe() {
        String key = "ssh-ed25519 " + Estate.key("new1");
        ImportReport report = preview(
                        estate,
                        "name,keymanagerName,ssh.host,ssh.port,hostKey\na1,,192.0.2.7,," + key + "\na2,,192.0.2.8,,"
                                + key
                                + "\na3,,192.0.2.9,22,ssh-ed25519 " + Estate.key("a3") + "\na4,,192.0.2.9,,ssh-ed25519 "
                                + Estate.key("a4") + "\na5,a6,192.0.2.10,,ssh-ed25519 " + Estate.key("a5")
                                + "\na6,,192.0.2.11,,ssh-ed25519 " + Estate.key("a6") + "\n")
                .report();

        assertThat(report.refused()).isEqualTo(6);
        assertThat(refusals(report, 1))
                .containsExactly(
                        "hostKey Rows 2, 3 say the same here, which only one server can. Keep one of" + " them.");
        assertThat(refusals(report, 3).get(0)).startsWith("ssh.host Rows 4, 5");
        assertThat(refusals(report, 5).get(0)).startsWith("keymanagerName Rows 6, 7");
    }

    @Test
    void leavesOutWhatNamesARefusedRowOrNothingAtAll() {
        String file = "name,ssh.host,guest,hypervisor,roles,hostKey\n"
                + "guest1,10.0.0.5,yes,pve9,,ssh-ed25519 " + Estate.key("guest1") + "\n"
                + "pve9,192.0.2.9,no,,WIZARD,ssh-ed25519 " + Estate.key("pve9") + "\n"
                + "guest2,10.0.0.6,yes,pve8,,ssh-ed25519 " + Estate.key("guest2") + "\n";

        ImportPreview preview = preview(estate, file);

        assertThat(refusals(preview.report(), 0))
                .containsExactly(
                        " It needs row 3, which is refused: The roles are HYPERVISOR, PROXY, BACKUP, SAMBA and DATABASE.");
        assertThat(refusals(preview.report(), 2)).containsExactly("hypervisor There is no server called “pve8”.");
        assertThat(imports(estate).apply(preview).refused()).isEqualTo(3);
        assertThat(estate.does(() -> estate.servers.targets(Query.all()))).isEmpty();
    }

    @Test
    void refusesAServerThatSomebodyChangedAfterThePreview() {
        settle();
        ImportPreview preview = preview(estate, "name,title\nweb1,The shop\ndb1,The data\n");
        ServerDraft meanwhile =
                estate.does(() -> estate.servers.draft(server("web1").id()));
        meanwhile.setNotes("changed by hand");
        estate.does(() -> estate.servers.change(server("web1").id(), meanwhile));

        ImportReport report = imports(estate).apply(preview);

        assertThat(refusals(report, 0))
                .containsExactly(" Somebody changed this server after the preview. Preview it again.");
        assertThat(server("web1").description().title()).isEqualTo("=SUM(A1)");
        assertThat(server("db1").description().title()).isEqualTo("The data");
    }

    /** Guards T11: a file changes nothing for those who may not add servers, and shows a member what is his. */
    @Test
    void isNoWayAroundPermissions() {
        settle();
        estate.becomes(7, Role.MEMBER);

        assertThatThrownBy(() -> preview(estate, "name,title\nweb1,x\n")).isInstanceOf(Refused.class);
        assertThat(exported(estate, servers(estate))).contains("\r\nweb1,").doesNotContain("pve1", "db1");
    }

    @Test
    void wantsAccountsAndLeavesThoseAloneThatAreToGo() {
        settle();
        long web = server("web1").id();
        estate.does(() -> estate.accounts.want(List.of(web), account("deploy", "/bin/sh", "Old")));
        estate.does(() -> estate.accounts.want(List.of(web), account("gone", "/bin/sh", "")));
        estate.does(() -> estate.accounts.removeFromHost(web, "gone", "gone"));
        AccountTable table = estate.bean(AccountTable.class);
        String taken = exported(estate, table);
        assertThat(taken).isEqualTo("server,name,shell,comment,version\r\nweb1,deploy,/bin/sh,Old,0\r\n");

        ImportPreview preview = imports(estate)
                .preview(
                        table,
                        upload(
                                "server,name,shell,comment\nweb1,deploy,/bin/sh,New\nweb1,backup,,Backups\nweb1,gone,/bin/sh,\n"
                                        + "nowhere,x,,\nweb1,Bad Name,,\nweb1,root,/bin/false,\n"));

        assertThat(shown(preview.report()))
                .containsExactly(
                        "2 CHANGE deploy on web1",
                        "3 ADD backup on web1",
                        "4 REFUSED gone on web1",
                        "5 REFUSED x on nowhere",
                        "6 REFUSED Bad Name on web1",
                        "7 REFUSED root on web1");
        assertThat(refusals(preview.report(), 2))
                .containsExactly("name It is to be removed. Want it again on the server’s page first.");
        assertThat(refusals(preview.report(), 3)).containsExactly("server There is no server called “nowhere”.");
        assertThat(refusals(preview.report(), 5).get(0))
                .startsWith("shell Intendant signs in to web1 with this account");
        ImportReport report = imports(estate).apply(preview);
        assertThat(exported(estate, table))
                .isEqualTo(
                        "server,name,shell,comment,version\r\nweb1,backup,/bin/bash,Backups,0\r\nweb1,deploy,/bin/sh,New,1\r\n");
        assertThat(estate.<String>does(() ->
                        imports(estate).next(preview, report).orElseThrow().href()))
                .isEqualTo("/servers/accounts.xhtml?servers=" + web);
    }

    @Test
    void takesPeopleAsOwnersFromTheirSide() {
        settle();
        ServerOwners owners = estate.bean(ServerOwners.class);

        estate.does(() -> {
            owners.add(List.of("web1", "db1"), 8);
            return true;
        });
        assertThat(server("web1").owners()).containsExactlyInAnyOrder(7L, 8L);
        assertThat(server("db1").owners()).containsExactly(8L);
        estate.does(() -> {
            owners.remove(server("web1").id(), 7);
            return true;
        });
        assertThat(server("web1").owners()).containsExactly(8L);
        assertThat(estate.trail).endsWith("server.change web1", "server.change db1", "server.change web1");
        assertThatThrownBy(() -> estate.does(() -> {
                    owners.add(List.of("nowhere"), 8);
                    return true;
                }))
                .hasMessage("There is no server called “nowhere”.");
    }

    private void settle() {
        ServerDraft hypervisor = Estate.draft("pve1");
        hypervisor.setRoles(List.of(ServerRole.HYPERVISOR));
        hypervisor.getHypervisor().setNetworks(List.of("10.0.0.0/24", "fd00::/64"));
        hypervisor.getHypervisor().setExternalInterface("vmbr0");
        hypervisor.setRunsIntendant(true);
        long pve = estate.server(hypervisor).id();
        ServerDraft data = Estate.draft("db1");
        data.setGuest(true);
        data.setHypervisorId(pve);
        data.getSsh().setHost("10.0.0.5");
        data.getSsh().setJumpId(pve);
        data.setKeymanagerName("db1-keys");
        long db = estate.server(data).id();
        ServerDraft web = Estate.draft("web1");
        web.setTitle("=SUM(A1)");
        web.setNotes("-first line\n\"second\", line; '=");
        web.setTags(List.of("production", "web"));
        web.setOwners(List.of(7L));
        web.setGuest(true);
        web.setHypervisorId(pve);
        web.setRoles(List.of(ServerRole.PROXY, ServerRole.SAMBA));
        web.setSambaBaseFolder("/srv/shares");
        web.getSsh().setPort(2222);
        web.getBackupSsh().setHost("192.0.2.1");
        web.getAddresses().setExternalIpv4("192.0.2.1");
        web.getAddresses().setInternalIpv6("fd00::1");
        estate.server(web);
        ServerDraft again = estate.does(() -> estate.servers.draft(pve));
        again.getHypervisor().setProxyId(db);
        again.getHypervisor().setDatabaseId(db);
        estate.does(() -> estate.servers.change(pve, again));
        estate.trail.clear();
    }

    private static AccountDraft account(String name, String shell, String comment) {
        AccountDraft draft = new AccountDraft();
        draft.setName(name);
        draft.setShell(shell);
        draft.setComment(comment);
        return draft;
    }

    private Server server(String name) {
        return estate.does(() -> estate.servers.get(
                estate.servers.page(Query.matching(name)).rows().get(0).id()));
    }

    private static Query sorted() {
        return new Query("", Map.of(), "name", false, 0, 10);
    }

    private static String exported(Estate from, Importable kind) {
        return from.does(() -> exports(from).csv(kind, sorted()));
    }

    private static Exports exports(Estate of) {
        return of.bean(Exports.class);
    }

    private static Imports imports(Estate of) {
        return of.bean(Imports.class);
    }

    private static ServerTable servers(Estate of) {
        return of.bean(ServerTable.class);
    }

    private static ImportPreview preview(Estate of, String csv) {
        return imports(of).preview(servers(of), upload(csv));
    }

    private static Upload upload(String csv) {
        return new Upload(csv.getBytes(UTF_8), Format.CSV, "");
    }

    private static String withoutVersions(String file) {
        return file.replaceAll(",[0-9]+\\r\\n", ",\r\n").replaceAll(",\"version\":[0-9]+", "");
    }

    private static List<String> shown(ImportReport report) {
        return report.rows().stream()
                .map(row -> row.row() + " " + row.does() + " " + row.name()
                        + (row.does() != Does.REFUSED && !row.refusals().isEmpty() ? " " + row.refusals() : ""))
                .toList();
    }

    private static List<String> refusals(ImportReport report, int row) {
        return report.rows().get(row).refusals().stream()
                .map(refusal -> refusal.field() + " " + refusal.message())
                .toList();
    }
}
