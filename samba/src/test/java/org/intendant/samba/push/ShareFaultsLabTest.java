package org.intendant.samba.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Plan;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.samba.FileServer;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** File servers that lack what sharing needs, cannot be written to, or refuse what Samba would be given. */
@Tag("lab")
class ShareFaultsLabTest {

    private static final Lab LAB = Lab.shared();
    private static LabHost files1;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final FileServer estate = new FileServer(FileServer.h2(), hosts);
    private Server server;

    @BeforeAll
    static void made() {
        files1 = SambaHost.made(LAB, "smb-faults", HostSpec.plain());
    }

    @AfterAll
    static void destroyed() {
        files1.destroy();
    }

    @BeforeEach
    void wanted() {
        server = estate.fileServer(files1, "root");
        estate.add(FileServer.draft(server, "docs", "anna", ""));
    }

    @AfterEach
    void gone() {
        hosts.close();
        estate.close();
        SambaHost.clean(files1);
    }

    private Plan plan() {
        return estate.planner().plan(server.target());
    }

    @Test
    void whereSambaIsMissingThePlanNamesTheCommandThatInstallsIt() {
        files1.exec("mv", "/usr/sbin/smbd", "/root/smbd").orThrow();
        try {
            String why = "there is no smbd on smb-faults. Install it there: apt-get install samba";
            assertThat(plan().steps()).singleElement().satisfies(step -> {
                assertThat(step.kind()).isEqualTo("samba.hindered");
                assertThat(step.sentence()).contains(why);
                assertThatThrownBy(() -> step.run(StepLog.silent()))
                        .isInstanceOf(CommandFailed.class)
                        .hasMessageContaining(why);
            });
        } finally {
            files1.exec("mv", "/root/smbd", "/usr/sbin/smbd").orThrow();
        }
    }

    @Test
    void onAFullDiskNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Step first = plan().steps().get(0);
        files1.fillDisk();
        try {
            fails(first, "No space left on device");
        } finally {
            files1.freeDisk();
        }
    }

    @Test
    void onAReadOnlyFileSystemNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Plan plan = plan();
        plan.steps().get(0).run(StepLog.silent());
        files1.exec(
                        "sh",
                        "-c",
                        "cp -a /etc/samba /run/samba-conf && mount --bind /run/samba-conf /etc/samba && mount -o"
                                + " remount,ro,bind /etc/samba")
                .orThrow();
        try {
            fails(plan.steps().get(1), "Read-only file system");
        } finally {
            files1.exec("sh", "-c", "umount /etc/samba; rm -r /run/samba-conf").orThrow();
        }
    }

    @Test
    void whatSambaDoesNotUnderstandIsNotLoadedAndTheOldConfigurationStays() {
        Plan plan = plan();
        plan.steps().get(0).run(StepLog.silent());
        files1.exec(
                        "sh",
                        "-c",
                        "mv /usr/bin/testparm /usr/bin/testparm.real; printf '#!/bin/sh\\necho \"Unknown parameter"
                                + " encountered: \\\\\"x\\\\\"\" >&2\\nexec testparm.real \"$@\"\\n' >/usr/bin/testparm; chmod 755"
                                + " /usr/bin/testparm")
                .orThrow();
        try {
            fails(plan.steps().get(1), "Unknown parameter encountered");
        } finally {
            files1.exec("mv", "/usr/bin/testparm.real", "/usr/bin/testparm").orThrow();
        }
    }

    @Test
    void whereSmbdDoesNotStartEverythingIsPutBack() {
        Plan plan = plan();
        plan.steps().get(0).run(StepLog.silent());
        files1.exec("systemctl", "mask", "-q", "smbd").orThrow();

        fails(plan.steps().get(1), "masked");
    }

    private static void fails(Step step, String words) {
        String before = SambaHost.all(files1);

        assertThatThrownBy(() -> step.run(StepLog.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(words);

        assertThat(SambaHost.all(files1)).isEqualTo(before);
    }
}
