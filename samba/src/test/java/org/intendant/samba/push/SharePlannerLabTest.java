package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.ReadBack;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.samba.FileServer;
import org.intendant.samba.shares.Share;
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.ShareUsers;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.Server;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Shares of a real file server, administered over sudo, used from Intendant and by smbclient of another host. T26, T28, T29, T33.
 */
@Tag("lab")
class SharePlannerLabTest extends PlannerContract {

    private static final Lab LAB = Lab.shared();
    private static LabHost files1;
    private static LabHost client;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final FileServer estate = new FileServer(FileServer.h2(), hosts);
    private final List<String> log = new ArrayList<>();
    private Server server;
    private Share docs;

    @BeforeAll
    static void made() {
        files1 = SambaHost.made(LAB, "smb-files1", HostSpec.plain().sudoUser("admin"));
        client = LAB.host("smb-client", HostSpec.light());
    }

    @AfterAll
    static void destroyed() {
        List.of(client, files1).forEach(LabHost::destroy);
    }

    @BeforeEach
    void wanted() {
        server = estate.fileServer(files1, "admin");
        docs = estate.add(FileServer.draft(server, "docs", "anna", "ben"));
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        SambaHost.clean(files1);
    }

    @Override
    protected Planner planner() {
        return estate.planner();
    }

    @Override
    protected Target target() {
        return server.target();
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private Plan apply() {
        Plan plan = plan(target());
        plan.steps().forEach(step -> step.run(log::add));
        return planner().planAgain(plan);
    }

    private String password(String user) {
        return estate.does(() -> estate.get(ShareUsers.class).of(server.id()).stream()
                .filter(row -> row.name().equals(user))
                .map(row -> estate.get(ShareUsers.class).reveal(row.id()).password())
                .findFirst()
                .orElseThrow());
    }

    private String as(String user, String share, String commands) {
        return SambaHost.use(client, files1, share, user, password(user), commands);
    }

    private ShareRow row(Share share) {
        estate.readBack.put(target().key(), new ReadBack(State.IN_SYNC, Instant.EPOCH));
        return estate.does(() -> estate.get(Shares.class).get(share.id()));
    }

    private void change(Share share, java.util.function.Consumer<ShareDraft> how) {
        ShareDraft draft = estate.does(() -> estate.get(Shares.class).draft(share.id()));
        how.accept(draft);
        estate.does(() -> estate.get(Shares.class).change(share.id(), draft));
    }

    private void remove(Share share) {
        estate.does(() -> {
            estate.get(Shares.class).remove(share.id());
            return true;
        });
    }

    @Test
    void usersReadAndWriteAsTheyMayAndNobodyElseComesIn() {
        estate.add(FileServer.draft(server, "secret", "cleo", ""));
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("""
                        Make users, groups and folders of shares on smb-files1
                        Share 2 folders on smb-files1""");

        assertThat(apply().describe()).isEmpty();

        assertThat(as("smb-anna", "docs", "mkdir made; put /etc/hostname a.txt; ls"))
                .contains("a.txt", "made");
        assertThat(as("smb-ben", "docs", "get a.txt /root/a.txt; put /etc/hostname b.txt"))
                .contains("getting file", "NT_STATUS_ACCESS_DENIED");
        assertThat(as("smb-cleo", "docs", "ls")).contains("NT_STATUS_ACCESS_DENIED");
        assertThat(SambaHost.use(client, files1, "docs", "smb-anna", "wrong", "ls"))
                .contains("NT_STATUS_LOGON_FAILURE");
        assertThat(files1.exec(
                                "stat",
                                "-c",
                                "%a %G",
                                "/srv/samba/docs",
                                "/srv/samba/docs/made",
                                "/srv/samba/docs/a.txt")
                        .stdout())
                .isEqualTo("2770 smb-share-%1$d\n2770 smb-share-%1$d\n660 smb-share-%1$d\n".formatted(docs.id()));
        assertThat(row(docs).test()).isEqualTo(State.ANSWERS);
        assertThat(row(docs).said())
                .isEqualTo("smb-anna read and wrote; smb-ben read and was refused to write; nobody else came in.");
        assertThat(files1.exec("sh", "-c", "ls -A /srv/samba/docs; getent passwd smb-anna")
                        .stdout())
                .startsWith("a.txt\nmade\nsmb-anna:x:")
                .endsWith(":Made by Intendant for shares:/nonexistent:/usr/sbin/nologin\n");
    }

    @Test
    void whoWasGivenAShareInTheDatabaseComesInNowhere() {
        Share secret = estate.add(FileServer.draft(server, "secret", "cleo", ""));
        apply();
        estate.does(() -> estate.database
                .entityManager()
                .createNativeQuery("insert into samba_access (share_id, user_id, writes, mac) select " + docs.id()
                        + ", user_id, writes, mac from samba_access where share_id = " + secret.id())
                .executeUpdate());

        assertThat(row(docs).forged()).containsExactly("smb-cleo");
        assertThat(plan(target()).describe()).isEmpty();
        assertThat(as("smb-cleo", "docs", "ls")).contains("NT_STATUS_ACCESS_DENIED");
    }

    @Test
    void whatSambaMakesOfOurFileIsWhatIsWantedHoweverItIsCalled() {
        ShareDraft odd = FileServer.draft(server, "A b.c-d_e", "anna", "");
        odd.setPath("Ünder lying/x y.z");
        odd.setComment("; # [global] = {x} $y @z é ‚");
        odd.setBrowseable(false);
        Share hidden = estate.add(odd);
        change(docs, draft -> draft.setGuests(true));

        assertThat(apply().describe()).isEmpty();

        assertThat(row(hidden).said()).isEqualTo("smb-anna read and wrote; nobody else came in.");
        assertThat(as("smb-anna", "A b.c-d_e", "put /etc/hostname q")).contains("putting file");
        assertThat(SambaHost.list(client, files1)).contains("Disk|docs|").doesNotContain("A b.c");
        assertThat(client.exec("smbclient", "-N", "//" + files1.address() + "/docs", "-c", "ls; put /etc/hostname g")
                        .stdout())
                .contains("blocks available", "NT_STATUS_ACCESS_DENIED");
        assertThat(row(docs).said()).contains("everybody read without a password");
    }

    @Test
    void aRotatedPasswordIsTakenOverStandardInputAndNowhereElse() {
        apply();
        String old = password("smb-anna");
        files1.exec(
                        "sh",
                        "-c",
                        "mv /usr/bin/smbpasswd /usr/bin/smbpasswd.real; printf '#!/bin/sh\\ncat /proc/[0-9]*/cmdline"
                                + " /proc/[0-9]*/environ >>/root/seen 2>/dev/null\\nexec smbpasswd.real \"$@\"\\n' >/usr/bin/smbpasswd;"
                                + " chmod 755 /usr/bin/smbpasswd")
                .orThrow();
        try {
            estate.does(() -> estate.get(ShareUsers.class)
                    .rotate(estate.get(ShareUsers.class).of(server.id()).get(0).id()));
            Plan plan = plan(target());
            assertThat(plan.describe()).isEqualTo("Make users, groups and folders of shares on smb-files1");
            assertThat(plan.steps().get(0).differences()).singleElement().satisfies(difference -> {
                assertThat(difference.name()).isEqualTo("Samba’s user smb-anna");
                assertThat(difference.before()).isEqualTo("another password\n");
                assertThat(difference.after()).startsWith("a password, known by its keyed hash ");
            });
            assertThat(plan.toString()).doesNotContain(password("smb-anna"));

            assertThat(apply().describe()).isEmpty();

            assertThat(SambaHost.use(client, files1, "docs", "smb-anna", old, "ls"))
                    .contains("NT_STATUS_LOGON_FAILURE");
            assertThat(as("smb-anna", "docs", "ls")).contains("blocks available");
            String seen = new String(files1.read("/root/seen"), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(seen).contains("smbpasswd").doesNotContain(password("smb-anna"));
            assertThat(log).noneMatch(line -> line.contains(password("smb-anna")));
        } finally {
            files1.exec("mv", "/usr/bin/smbpasswd.real", "/usr/bin/smbpasswd").orThrow();
        }
    }

    @Test
    void aPasswordThatAnotherHandSetIsPutRight() {
        apply();
        files1.exec("sh", "-c", "printf 'other\\nother\\n' | smbpasswd -s smb-anna && smbpasswd -d smb-ben")
                .orThrow();

        Plan plan = plan(target());

        assertThat(plan.steps().get(0).differences())
                .extracting(difference -> difference.name() + " was " + difference.before())
                .containsExactly(
                        "Samba’s user smb-anna was another password\n", "Samba’s user smb-ben was turned off\n");
        assertThat(apply().describe()).isEmpty();
        assertThat(as("smb-anna", "docs", "ls")).contains("blocks available");
    }

    @Test
    void theLastShareGoesWithItsUsersAndOpenConnectionsAndWhatLiesThereStays() {
        String before = SambaHost.all(files1);
        Share other = estate.add(FileServer.draft(server, "other", "anna", ""));
        apply();
        as("smb-anna", "docs", "put /etc/hostname a.txt");
        remove(other);
        assertThat(apply().describe()).isEmpty();
        assertThat(log).contains("other: is not shared any more.");
        assertThat(as("smb-anna", "other", "ls")).contains("NT_STATUS_BAD_NETWORK_NAME");
        String anna = password("smb-anna");
        remove(docs);

        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("""
                        Share nothing on smb-files1 any more; what lies in the folders stays
                        Remove users and groups that no share needs any more from smb-files1""");
        assertThat(apply().describe()).isEmpty();

        assertThat(log).contains("docs: is not shared any more.").anyMatch(line -> line.startsWith("smb-anna: is "));
        assertThat(SambaHost.use(client, files1, "docs", "smb-anna", anna, "ls"))
                .contains("NT_STATUS_");
        assertThat(files1.read("/srv/samba/docs/a.txt")).isNotEmpty();
        files1.exec("rm", "-r", "/srv/samba").orThrow();
        assertThat(SambaHost.all(files1)).isEqualTo(before.replaceAll("/srv 755.*\n", "/srv 755 root root\n"));
        assertThat(planner().targets())
                .as("file servers are looked at for what others made")
                .extracting(Target::id)
                .containsExactly(server.id());
        assertThat(estate.does(() -> estate.get(ShareUsers.class).of(server.id())))
                .isEmpty();
    }

    @Test
    void whoLosesAShareLosesItWhileConnected() {
        apply();
        as("smb-anna", "docs", "put /etc/hostname a.txt");
        client.exec(
                        "sh",
                        "-c",
                        "rm -f /root/go /root/said; (echo ls; while [ ! -e /root/go ]; do sleep 0.1; done; echo 'get a.txt"
                                + " /root/got') | smbclient -A /root/auth //" + files1.address()
                                + "/docs >/root/said 2>&1 & sleep 1; cat /root/said")
                .orThrow();
        change(docs, draft -> {
            draft.setWriters("ben");
            draft.setReaders("");
        });

        assertThat(apply().describe()).isEmpty();

        assertThat(client.exec("sh", "-c", "touch /root/go; sleep 1; cat /root/said")
                        .stdout())
                .contains("a.txt", "NT_STATUS_")
                .doesNotContain("getting file");
        assertThat(files1.exec("getent", "passwd", "smb-anna").exit()).isNotZero();
        assertThat(as("smb-ben", "docs", "put /etc/hostname b.txt")).contains("putting file");
    }

    @Test
    void accountsAndGroupsOfOthersAreNeitherTakenNorRemoved() {
        files1.exec("sh", "-c", "useradd -m smb-anna && printf 'own\\nown\\n' | smbpasswd -s -a smb-anna")
                .orThrow();

        Plan plan = plan(target());
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.sentence())
                        .contains("the account smb-anna of smb-files1 was not made for shares"));
        remove(docs);
        apply();

        assertThat(files1.exec("pdbedit", "-L").stdout()).contains("smb-anna");
        files1.exec("rm", "-r", "/home/smb-anna").orThrow();
    }

    @Test
    void aLinkOnTheWayIsNeverFollowed() {
        files1.exec("sh", "-c", "mkdir -p /srv/samba /srv/other && ln -s /srv/other /srv/samba/docs")
                .orThrow();
        assertThat(plan(target()).steps())
                .singleElement()
                .satisfies(step ->
                        assertThat(step.sentence()).contains("/srv/samba/docs of smb-files1 is reached by a link"));

        files1.exec("sh", "-c", "rm /srv/samba/docs").orThrow();
        Step prepared = plan(target()).steps().get(0);
        files1.exec("sh", "-c", "ln -s /srv/other /srv/samba/docs").orThrow();
        assertThatThrownBy(() -> prepared.run(log::add))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("/srv/samba/docs is a link.");
        assertThat(files1.exec("stat", "-c", "%a %G", "/srv/other").stdout()).isEqualTo("755 root\n");

        files1.exec("sh", "-c", "rm -r /srv/samba && ln -s /srv/other /srv/samba")
                .orThrow();
        assertThat(plan(target()).describe()).contains("is reached by a link");
        files1.exec("rm", "/srv/samba").orThrow();
    }

    @Test
    void driftByHandIsFoundAndPutRight() {
        apply();
        files1.exec(
                        "sh",
                        "-c",
                        "chmod 755 /srv/samba/docs; echo '[docs]' >>/etc/samba/intendant.conf; sed -i /intendant.conf/d"
                                + " /etc/samba/smb.conf; systemctl disable -q --now smbd")
                .orThrow();

        Plan plan = plan(target());

        assertThat(plan.steps().stream()
                        .flatMap(step -> step.differences().stream())
                        .map(org.intendant.plans.Difference::name))
                .containsExactly(
                        "folder /srv/samba/docs",
                        "/etc/samba/intendant.conf",
                        "/etc/samba/smb.conf",
                        "smbd",
                        "smbd started at each boot");
        assertThat(apply().describe()).isEmpty();
        assertThat(as("smb-anna", "docs", "ls")).contains("blocks available");
    }

    @Test
    void aShareOfTheSameNameThatAnotherFileBringsIsToldAndNotGreen() {
        apply();
        files1.write("/etc/samba/more.conf", "[docs]\n\tpath = /etc\n");
        files1.exec("sh", "-c", "echo 'include = /etc/samba/more.conf' >>/etc/samba/smb.conf")
                .orThrow();

        assertThat(plan(target()).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.sentence()).contains("path = /etc", "Look in /etc/samba/smb.conf"));
        files1.exec("rm", "/etc/samba/more.conf").orThrow();
    }

    @Test
    void whatOthersShareIsShownAndLeftAlone() {
        files1.exec("sh", "-c", "printf '\\n[public]\\n path = /srv/public\\n' >>/etc/samba/smb.conf")
                .orThrow();

        assertThat(plan(target()).foreign()).singleElement().satisfies(foreign -> {
            assertThat(foreign.name()).isEqualTo("The share public of /srv/public");
            assertThat(foreign.text()).isEqualTo("[public]\n path = /srv/public\n");
            assertThat(foreign.never()).contains("does not lie below /srv/samba");
        });
        assertThat(apply().describe()).isEmpty();
        assertThat(estate.refusals(() -> estate.get(Shares.class).add(FileServer.draft(server, "Public", "anna", ""))))
                .singleElement()
                .asString()
                .startsWith("name: ");
    }

    @Test
    void whatCannotBeReachedFromHereIsNeverGreen() {
        apply();
        files1.exec(
                        "nft",
                        "add table inet t; add chain inet t i { type filter hook input priority 0; }; add rule inet t i tcp"
                                + " dport 445 reject with tcp reset")
                .orThrow();
        try {
            estate.get(ShareTests.class).now(server.id());
            assertThat(row(docs).test()).isEqualTo(State.UNTESTABLE);
            assertThat(row(docs).said()).startsWith("Cannot be tested from here: ");
        } finally {
            files1.exec("nft", "delete", "table", "inet", "t").orThrow();
        }
        estate.get(ShareTests.class).now(server.id());
        assertThat(row(docs).test()).isEqualTo(State.ANSWERS);
        files1.exec("chmod", "0", "/srv/samba/docs").orThrow();
        estate.get(ShareTests.class).now(server.id());
        assertThat(row(docs).test()).isEqualTo(State.NO_ANSWER);
        assertThat(row(docs).said()).contains("smb-anna ").contains("ACCESS_DENIED");
    }

    @Test
    void whatLiesThereIsMeasuredOnRequest() {
        apply();
        files1.exec("sh", "-c", "head -c 3000000 /dev/zero >/srv/samba/docs/big; sync")
                .orThrow();
        assertThat(row(docs).bytes()).isNull();

        estate.get(ShareTests.class).measure(server.id());

        assertThat(row(docs).bytes()).isBetween(3_000_000L, 3_100_000L);
    }
}
