package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.lab.LabResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A share as an administrator clicks it: refused beside its field, wanted, planned, applied, used by its user through smbclient
 * and refused to another; its file changed by hand, restored and adopted; a share of another hand adopted; its password rotated;
 * taken again. T29: its password stands in no list and no file.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class SharesJourneyTest {

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Colleague boss;
    private static LabHost client;
    private static LabServer files;

    private Page page;

    @BeforeAll
    static void hosts(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = Colleague.hired(intendant, "share-boss", "ADMIN");
        Lab lab = Lab.shared();
        client = lab.host("share-client", HostSpec.light());
        files = LabServer.enrol(
                admin, lab.host("share-files", HostSpec.plain()), "root", Map.of("roles", List.of("SAMBA")));
        admin.post("shares", Map.of("serverId", files.id(), "name", "private", "path", "private", "writers", "cleo"))
                .orThrow();
    }

    @AfterAll
    static void tidyUp() {
        admin.get("shares?server=" + files.id())
                .orThrow()
                .required("rows")
                .forEach(row -> admin.delete("shares/" + row.required("id").asLong()));
        admin.delete("servers/" + files.id() + "?typed=share-files");
        List.of(files.host(), client).forEach(LabHost::destroy);
        admin.delete("people/" + boss.id() + "?typed=share-boss");
    }

    @Test
    void aShareFromTheFormToItsUserAndBack() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            page = browser.page();
            browser.signIn("share-boss", Colleague.PASSWORD);
            add(browser);
            String anna = used(browser);
            changedByHand(browser);
            adopted(browser, anna);
            String fresh = rotated(browser, anna);
            nowhere(fresh);
            removed(browser, fresh);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void add(Browser browser) {
        shares(browser);
        at("addShare").click();
        type("name", "documents");
        type("path", "../etc");
        assertThat(at("path-m")).containsText("without “..”");
        type("path", "team/documents");
        type("writers", "anna");
        type("readers", "ben");
        at("saveShare").click();
        assertThat(page.locator("main")).containsText("Share 2 folders on share-files");
        assertThat(page.locator("main")).containsText("include = /etc/samba/intendant.conf");
        assertThat(browser.barriers()).isEmpty();
        approve();
    }

    private String used(Browser browser) {
        shares(browser);
        assertThat(row("team/documents")).containsText("In sync");
        assertThat(row("team/documents")).containsText("Answers");
        String anna = shown("smb-anna");
        assertThat(use("smb-anna", anna, "put /etc/hostname a.txt; ls")).contains("a.txt");
        shares(browser);
        String ben = shown("smb-ben");
        assertThat(use("smb-ben", ben, "get a.txt /root/a.txt")).contains("getting file");
        assertThat(use("smb-ben", ben, "put /etc/hostname b.txt")).contains("NT_STATUS_ACCESS_DENIED");
        assertThat(use("smb-anna", ben, "ls")).contains("NT_STATUS_LOGON_FAILURE");
        shares(browser);
        assertThat(use("smb-cleo", shown("smb-cleo"), "ls")).contains("NT_STATUS_ACCESS_DENIED");
        assertThat(browser.barriers()).isEmpty();
        return anna;
    }

    /** Our own file, put right first and then wanted as it is. */
    private void changedByHand(Browser browser) {
        edited("s/write list = smb-anna/write list = smb-anna smb-ben/");
        drift(browser);
        assertThat(drift()).containsText("write list = smb-anna smb-ben");
        assertThat(browser.barriers()).isEmpty();
        drift().locator("a", new Locator.LocatorOptions().setHasText("Restore ours"))
                .click();
        approve();
        edited("s/browseable = yes/browseable = no/");
        drift(browser);
        press("Adopt theirs");
        assertThat(drift()).containsText("In sync");
        assertThat(admin.get("shares?server=" + files.id()).text()).contains("\"browseable\":false");
    }

    /** A share that stood there before, which goes on for its user from our file. */
    private void adopted(Browser browser, String anna) {
        edited("/etc/samba/smb.conf", "$a [handmade]\\n path = /srv/samba/handmade\\n valid users = smb-anna");
        files.host()
                .exec("sh", "-c", "mkdir -m 777 /srv/samba/handmade; smbcontrol all reload-config")
                .orThrow();
        assertThat(use("handmade", "smb-anna", anna, "ls")).contains("blocks available");
        drift(browser);
        assertThat(drift()).containsText("The share handmade of /srv/samba/handmade");
        press("Adopt");
        page.waitForURL(address -> address.contains("/operations/plan.xhtml"));
        assertThat(page.locator("main")).containsText("# Adopted by Intendant: [handmade]");
        approve();
        assertThat(use("handmade", "smb-anna", anna, "ls")).contains("blocks available");
        shares(browser);
        assertThat(row("samba/handmade")).containsText("Answers");
    }

    private static void edited(String how) {
        edited("/etc/samba/intendant.conf", how);
    }

    private static void edited(String file, String how) {
        files.host().exec("sed", "-i", how, file).orThrow();
        new RestOperations(admin).plan("samba", files);
    }

    private void drift(Browser browser) {
        browser.open("/operations/drift.xhtml?state=all&target=" + files.target());
        press("Show");
    }

    private Locator drift() {
        return page.locator("#f\\:rows tbody tr[data-ri]", new Page.LocatorOptions().setHasText("Shares"));
    }

    private void press(String button) {
        drift().locator("button", new Locator.LocatorOptions().setHasText(button))
                .click();
    }

    private String rotated(Browser browser, String old) {
        shares(browser);
        row("smb-anna")
                .locator("button", new Locator.LocatorOptions().setHasText("New password"))
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("main")).containsText("another password");
        approve();
        shares(browser);
        String fresh = shown("smb-anna");
        assertThat(fresh).isNotEqualTo(old);
        assertThat(use("smb-anna", old, "ls")).contains("NT_STATUS_LOGON_FAILURE");
        assertThat(use("smb-anna", fresh, "ls")).contains("a.txt");
        return fresh;
    }

    private static void nowhere(String password) {
        for (String place : List.of(
                "shares",
                "shares/export?format=json",
                "servers/" + files.id() + "/shares",
                "operations",
                "audit",
                "files?target=" + files.target())) {
            assertThat(admin.get(place).text()).as(place).doesNotContain(password);
        }
        assertThat(admin.get("audit?q=smb-anna").text()).contains("share-password.reveal", "share-password.rotate");
    }

    private void removed(Browser browser, String password) {
        browser.open("/samba/shares.xhtml?server=" + files.id());
        assertThat(row("documents")).containsText("smb-ben");
        admin.get("shares?server=" + files.id()).orThrow().required("rows").forEach(share -> {
            if (!share.required("name").asText().equals("documents")) {
                admin.delete("shares/" + share.required("id").asLong());
            }
        });
        row("documents")
                .locator("button", new Locator.LocatorOptions().setHasText("Remove"))
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("main")).containsText("Share nothing on share-files any more");
        approve();
        assertThat(use("smb-anna", password, "ls")).contains("NT_STATUS_");
        assertThat(files.host().exec("getent", "passwd", "smb-anna").stdout()).isEmpty();
        assertThat(files.host().read("/srv/samba/team/documents/a.txt")).isNotEmpty();
        shares(browser);
        assertThat(page.locator("main")).containsText("Nothing is shared by Intendant.");
    }

    /** The password as the page shows it on demand. */
    private String shown(String user) {
        row(user)
                .locator("button", new Locator.LocatorOptions().setHasText("Show password"))
                .click();
        assertThat(page.locator("main .handover code")).hasCount(1);
        return page.locator("main .handover code").textContent().strip();
    }

    private void shares(Browser browser) {
        browser.open("/servers/server.xhtml?id=" + files.id());
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Shares"))
                .click();
    }

    private Locator at(String id) {
        return page.locator("#t\\:tabs\\:shares\\:" + id);
    }

    private void type(String field, String text) {
        at(field).fill(text);
        at(field).blur();
    }

    private Locator row(String text) {
        return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    private void approve() {
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main .head"))
                .containsText("Succeeded", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static String use(String user, String password, String commands) {
        return use("documents", user, password, commands);
    }

    private static String use(String share, String user, String password, String commands) {
        client.write("/root/auth", "username = " + user + "\npassword = " + password + "\n");
        LabResult result = client.exec(
                "smbclient", "-A", "/root/auth", "//" + files.host().address() + "/" + share, "-c", commands);
        return result.stdout() + result.stderr();
    }
}
