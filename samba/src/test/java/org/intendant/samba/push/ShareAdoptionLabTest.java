package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.ReadBack;
import org.intendant.plans.Adopter;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.samba.FileServer;
import org.intendant.samba.shares.Share;
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.ShareUsers;
import org.intendant.samba.shares.Shares;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another hand shares or changed on a real file server, taken over while smbclient uses it, and given back. T24. */
@Tag("lab")
class ShareAdoptionLabTest {

    private static final Lab LAB = Lab.shared();
    private static final String TEAM = """
            [team]
               comment = Our papers
               path = /srv/samba/team
               valid users = smb-anna, smb-ben
               write list = smb-anna
            """;
    private static LabHost files1;
    private static LabHost client;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final FileServer estate = new FileServer(FileServer.h2(), hosts);
    private Server server;
    private Share docs;
    private String conf = "";

    @BeforeAll
    static void made() {
        files1 = SambaHost.made(LAB, "smb-adopt", HostSpec.plain().sudoUser("admin"));
        client = LAB.host("smb-adopter", HostSpec.light());
    }

    @AfterAll
    static void destroyed() {
        List.of(client, files1).forEach(LabHost::destroy);
    }

    /** By hand, beside a share of ours whose users it names, and in a folder of a group of others. */
    @BeforeEach
    void othersShare() {
        server = estate.fileServer(files1, "admin");
        docs = estate.add(FileServer.draft(server, "docs", "anna ben", ""));
        apply();
        files1.exec(
                        "sh",
                        "-c",
                        "mkdir /srv/samba/team && chown smb-anna:staff /srv/samba/team && chmod 755 /srv/samba/team && echo old"
                                + " >/srv/samba/team/old.txt")
                .orThrow();
        files1.exec("sh", "-c", "cat >>/etc/samba/smb.conf <<'E'\n\n# By hand\n" + TEAM + """

                        # For everybody
                        [public]
                           path = /srv/samba/public
                           guest ok = yes
                           read only = no
                        E
                        smbcontrol all reload-config""")
                .orThrow();
        conf = conf();
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        SambaHost.clean(files1);
    }

    private static String conf() {
        return new String(files1.read("/etc/samba/smb.conf"), StandardCharsets.UTF_8);
    }

    private static String rights() {
        return files1.exec("stat", "-c", "%a %U %G", "/srv/samba/team").stdout();
    }

    private Plan plan() {
        return estate.planner().plan(server.target());
    }

    private void apply() {
        plan().steps().forEach(step -> step.run(line -> {}));
        assertThat(plan().describe()).isEmpty();
    }

    private Foreign foreign(String name) {
        return plan().foreign().stream()
                .filter(one -> one.name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private void adopt(Foreign foreign) {
        estate.does(() -> {
            ((Adopter) estate.planner()).adopt(server.target(), foreign);
            return true;
        });
    }

    private List<Difference> revert(String kept) {
        return estate.does(
                () -> ((Reverter) estate.planner()).revert(new EarlierFile(server.target(), SambaFiles.OURS, kept)));
    }

    private String as(String user, String share, String commands) {
        String password = estate.does(() -> estate.get(ShareUsers.class).of(server.id()).stream()
                .filter(row -> row.name().equals(user))
                .map(row -> estate.get(ShareUsers.class).reveal(row.id()).password())
                .findFirst()
                .orElseThrow());
        return SambaHost.use(client, files1, share, user, password, commands);
    }

    private ShareRow row(String name) {
        estate.readBack.put(
                server.target().key(), new ReadBack(org.intendant.web.State.IN_SYNC, java.time.Instant.EPOCH));
        return estate.does(() -> estate.get(Shares.class).of(server.id())).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aShareIsUsedBeforeAndThenByOurFileAloneAndComesBack() {
        assertThat(as("smb-anna", "team", "put /etc/hostname a.txt; ls")).contains("old.txt", "a.txt");
        String kept = estate.get(WantedShares.class).on(server.id()).kept().text();

        adopt(foreign("team"));
        assertThat(row("team").writers()).containsExactly("smb-anna");
        assertThat(row("team").readers()).containsExactly("smb-ben");
        Plan plan = plan();
        assertThat(plan.steps())
                .flatExtracting(Step::differences)
                .filteredOn(difference -> difference.name().equals("/etc/samba/smb.conf"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.before()).isEqualTo(conf);
                    assertThat(difference.after())
                            .isEqualTo(conf.replace(TEAM, TEAM.replaceAll("(?m)^(?=.)", "# Adopted by Intendant: ")));
                });
        assertThat(plan.foreign()).extracting(Foreign::name).containsExactly("The share public of /srv/samba/public");
        apply();

        assertThat(files1.exec("sh", "-c", "testparm -s /etc/samba/smb.conf 2>/dev/null | grep -c '^.team]'")
                        .stdout())
                .isEqualTo("1\n");
        assertThat(as("smb-anna", "team", "put /etc/hostname b.txt; get old.txt /root/old; ls"))
                .contains("putting file", "getting file", "a.txt");
        assertThat(as("smb-ben", "team", "get a.txt /root/a; put /etc/hostname c.txt"))
                .contains("getting file", "NT_STATUS_ACCESS_DENIED");
        assertThat(row("team").said())
                .isEqualTo("smb-anna read and wrote; smb-ben read and was refused to write; nobody else came in.");
        String adopted = estate.get(WantedShares.class).on(server.id()).kept().text();

        assertThat(revert(kept)).extracting(Difference::name).containsExactly("team", "Section of others: [team]");
        assertThat(plan().describe()).contains("Remove users and groups that no share needs any more");
        apply();
        assertThat(conf()).isEqualTo(conf);
        assertThat(rights()).isEqualTo("755 smb-anna staff\n");
        assertThat(as("smb-anna", "team", "put /etc/hostname d.txt; ls")).contains("putting file", "old.txt");
        assertThat(as("smb-ben", "team", "put /etc/hostname e.txt")).contains("NT_STATUS_ACCESS_DENIED");

        revert(adopted);
        apply();
        assertThat(conf()).contains("# Adopted by Intendant: [team]");
        assertThat(as("smb-anna", "team", "put /etc/hostname f.txt")).contains("putting file");
    }

    @Test
    void whatCannotBeSaidIsShownWithItsReasonAndRefused() {
        assertThat(foreign("public").never()).isEqualTo("Guests may write.");
        assertThat(estate.refusals(() -> {
                    adopt(foreign("public"));
                    return true;
                }))
                .containsExactly("digest: Guests may write.");
        ShareDraft taken = FileServer.draft(server, "papers", "anna", "");
        taken.setPath("team");
        estate.add(taken);
        assertThat(estate.refusals(() -> {
                    adopt(foreign("team"));
                    return true;
                }))
                .containsExactly("digest: team: The share papers has this folder already.");
        assertThat(estate.does(() ->
                        estate.get(org.intendant.samba.shares.ShareRows.class).adopted(server.id())))
                .isEmpty();
    }

    @Test
    void whatSambaRefusesLeavesTheOriginalInUse() {
        adopt(foreign("team"));
        List<Step> steps = plan().steps();
        steps.get(0).run(line -> {});
        files1.exec(
                        "sh",
                        "-c",
                        "mv /usr/bin/testparm /usr/bin/testparm.real && printf '#!/bin/sh\\necho no >&2\\nexit 1\\n'"
                                + " >/usr/bin/testparm && chmod 755 /usr/bin/testparm")
                .orThrow();
        try {
            assertThatThrownBy(() -> steps.get(1).run(line -> {})).isInstanceOf(CommandFailed.class);
        } finally {
            files1.exec("mv", "/usr/bin/testparm.real", "/usr/bin/testparm").orThrow();
        }
        assertThat(conf()).isEqualTo(conf);
        assertThat(as("smb-anna", "team", "put /etc/hostname g.txt; ls")).contains("putting file", "old.txt");
        apply();
        assertThat(conf()).contains("# Adopted by Intendant: [team]");
    }

    @Test
    void whatAnotherHandWroteIntoOurFileIsShownRestoredOrAdopted() {
        String ours = new String(files1.read(SambaFiles.OURS), StandardCharsets.UTF_8);
        String theirs = ours.replace("write list = smb-anna smb-ben", "write list = smb-anna");
        files1.write(SambaFiles.OURS, theirs);

        Step step = plan().steps().get(0);
        assertThat(step.differences()).containsExactly(new Difference(SambaFiles.OURS, theirs, ours));
        step.run(line -> {});
        assertThat(files1.read(SambaFiles.OURS)).isEqualTo(ours.getBytes(StandardCharsets.UTF_8));
        assertThat(plan().isEmpty()).isTrue();

        files1.write(SambaFiles.OURS, theirs);
        Step again = plan().steps().get(0);
        estate.does(() -> {
            ((Adopter) estate.planner()).adopt(server.target(), again);
            return true;
        });
        assertThat(plan().isEmpty()).isTrue();
        assertThat(row("docs").readers()).containsExactly("smb-ben");
        assertThat(files1.read(SambaFiles.OURS)).isEqualTo(theirs.getBytes(StandardCharsets.UTF_8));

        files1.write(SambaFiles.OURS, theirs.replace("create mask = 0660", "create mask = 0777"));
        assertThat(estate.refusals(() -> {
                    ((Adopter) estate.planner())
                            .adopt(server.target(), plan().steps().get(0));
                    return true;
                }))
                .singleElement()
                .asString()
                .startsWith("digest: What stands in /etc/samba/intendant.conf cannot be wanted: ")
                .contains("[docs] says: create mask = 0777.");
        files1.exec("rm", SambaFiles.OURS).orThrow();
        assertThat(estate.refusals(() -> {
                    ((Adopter) estate.planner())
                            .adopt(server.target(), plan().steps().get(0));
                    return true;
                }))
                .singleElement()
                .asString()
                .startsWith("digest: Only what another hand wrote into /etc/samba/intendant.conf is adopted.");
        assertThat(docs.id()).isEqualTo(row("docs").id());
    }
}
