package org.intendant.portforwarding.push;

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
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hypervisors that lack what forwarding needs, cannot be written to, or forward for others. */
@Tag("lab")
class PortForwardFaultsLabTest {

    private static final Lab LAB = Lab.shared();
    private static LabHost gw1;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Gateway gateway = new Gateway(Gateway.h2(), hosts);

    @BeforeAll
    static void made() {
        gw1 = LAB.host("nat-faults", HostSpec.plain());
    }

    @AfterAll
    static void destroyed() {
        gw1.destroy();
    }

    @AfterEach
    void gone() {
        hosts.close();
        gateway.close();
        NatHost.clean(gw1);
    }

    private Server forwarding(LabHost host) {
        Server hypervisor = gateway.hypervisor(host, "root", LAB.innerNetwork());
        Server guest = gateway.guest("web1", hypervisor, "10.9.9.9", "");
        gateway.add(Gateway.draft(hypervisor, guest, "8080", "80"));
        return hypervisor;
    }

    private void isHindered(Server hypervisor, String why) {
        Plan plan = gateway.planner().plan(hypervisor.target());

        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo("portforwarding.hindered");
            assertThat(step.sentence()).contains(why);
            assertThatThrownBy(() -> step.run(StepLog.silent()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining(why);
        });
    }

    @Test
    void whereNftIsMissingThePlanNamesTheCommandThatInstallsIt() {
        gw1.exec("mv", "/usr/sbin/nft", "/root/nft").orThrow();
        try {
            isHindered(forwarding(gw1), "there is no nft on nat-faults. Install it there: apt-get install nftables");
        } finally {
            gw1.exec("mv", "/root/nft", "/usr/sbin/nft").orThrow();
        }
    }

    @Test
    void whereThereIsNoSystemdThePlanSaysWhatForItIsNeeded() {
        LabHost light = LAB.host("nat-light", HostSpec.light());
        try {
            isHindered(forwarding(light), "nat-light does not run systemd, which would load the rules at each boot");
        } finally {
            light.destroy();
        }
    }

    @Test
    void onAFullDiskNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Server hypervisor = forwarding(gw1);
        Step step = gateway.planner().plan(hypervisor.target()).steps().get(0);
        gw1.fillDisk();
        try {
            fails(step, "No space left on device");
        } finally {
            gw1.freeDisk();
        }
    }

    @Test
    void onAReadOnlyFileSystemNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Server hypervisor = forwarding(gw1);
        Step step = gateway.planner().plan(hypervisor.target()).steps().get(0);
        gw1.exec("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", "/etc/sysctl.d").orThrow();
        try {
            fails(step, "Read-only file system");
        } finally {
            gw1.exec("umount", "/etc/sysctl.d").orThrow();
        }
    }

    private static void fails(Step step, String words) {
        String before = NatHost.ruleset(gw1);

        assertThatThrownBy(() -> step.run(StepLog.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(words);

        assertThat(NatHost.ruleset(gw1)).isEqualTo(before);
        assertThat(NatHost.files(gw1)).isEmpty();
    }

    @Test
    void whatOthersForwardIsShownAndLeftAlone() {
        gw1.exec(
                        "nft",
                        "add table ip docker; add chain ip docker pre { type nat hook prerouting priority -100; }; add rule ip"
                                + " docker pre tcp dport 8081 dnat to 10.1.2.3:80")
                .orThrow();
        gw1.write("/etc/init.d/nat-vz", "#!/bin/sh\n");
        Server hypervisor = forwarding(gw1);

        Plan plan = gateway.planner().plan(hypervisor.target());

        assertThat(plan.remarks())
                .contains(
                        "Left alone, as it is not Intendant’s: ip docker pre forwards 8081/tcp to 10.1.2.3:80",
                        "Left alone, as it is not Intendant’s: /etc/init.d/nat-vz, the script of the tool before Intendant; it"
                                + " flushes PREROUTING of the table nat");
        assertThat(gateway.does(() -> gateway.get(PortForwards.class)
                        .host(hypervisor.id())
                        .orElseThrow()
                        .foreign()))
                .singleElement()
                .satisfies(foreign -> assertThat(foreign.never()).startsWith("It belongs to Docker, which writes"));
        gw1.exec("rm", "/etc/init.d/nat-vz").orThrow();
    }
}
