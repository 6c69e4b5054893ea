package org.intendant.hostforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.hostforwarding.Doorway;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Plan;
import org.intendant.plans.Step;
import org.intendant.plans.StepLog;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proxies that lack what serving names needs, cannot be written to, or are broken by others. */
@Tag("lab")
class HostNameFaultsLabTest {

    private static final Lab LAB = Lab.shared();
    private static LabHost gw;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Doorway doorway = new Doorway(Doorway.h2(), hosts);
    private Server proxy;

    @BeforeAll
    static void made() {
        gw = LAB.host("names-faults", HostSpec.plain().sudoUser("admin"));
    }

    @AfterAll
    static void destroyed() {
        gw.destroy();
    }

    @BeforeEach
    void wanted() {
        proxy = doorway.proxy(gw, "admin", LAB.innerNetwork());
        Server guest = doorway.guest("web1", proxy, "10.9.9.9", "");
        doorway.add(Doorway.draft(proxy, guest, "shop.example.org", "/"));
    }

    @AfterEach
    void gone() {
        hosts.close();
        doorway.close();
        NginxHost.clean(gw);
    }

    private Plan plan() {
        return doorway.planner().plan(proxy.target());
    }

    private void isHindered(String why) {
        assertThat(plan().steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo("hostforwarding.hindered");
            assertThat(step.sentence()).contains(why);
            assertThatThrownBy(() -> step.run(StepLog.silent()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining(why);
        });
    }

    @Test
    void whereNginxIsMissingThePlanNamesTheCommandThatInstallsIt() {
        gw.exec("mv", "/usr/sbin/nginx", "/root/nginx").orThrow();
        try {
            isHindered("there is no nginx on names-faults. Install it there: apt-get install nginx");
        } finally {
            gw.exec("mv", "/root/nginx", "/usr/sbin/nginx").orThrow();
        }
    }

    @Test
    void whereOurFolderIsNotReadThePlanNamesTheLineToAdd() {
        gw.exec("sed", "-i", "s,include /etc/nginx/conf.d,#&,", "/etc/nginx/nginx.conf")
                .orThrow();
        try {
            isHindered("nginx of names-faults does not read /etc/nginx/conf.d. Add this line to /etc/nginx/nginx.conf");
        } finally {
            gw.exec("sed", "-i", "s,#\\(include /etc/nginx/conf.d\\),\\1,", "/etc/nginx/nginx.conf")
                    .orThrow();
        }
    }

    @Test
    void onAFullDiskNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Step step = plan().steps().get(0);
        gw.fillDisk();
        try {
            fails(step, "No space left on device");
        } finally {
            gw.freeDisk();
        }
    }

    @Test
    void onAReadOnlyFileSystemNothingIsChangedAndTheHostsOwnWordsAreTold() {
        Step step = plan().steps().get(0);
        gw.exec("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", "/etc/nginx/conf.d")
                .orThrow();
        try {
            fails(step, "Read-only file system");
        } finally {
            gw.exec("umount", "/etc/nginx/conf.d").orThrow();
        }
    }

    private static void fails(Step step, String words) {
        assertThatThrownBy(() -> step.run(StepLog.silent()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(words);
        assertThat(NginxHost.files(gw)).isEmpty();
    }

    @Test
    void whatOthersBrokeIsToldAndKeepsServing() {
        plan().steps().forEach(step -> step.run(StepLog.silent()));
        gw.write("/etc/nginx/sites-enabled/broken", "server { lisen 81; }\n");

        Plan plan = plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.remarks())
                .anyMatch(said -> said.startsWith("nginx of names-faults goes on with what it has loaded")
                        && said.contains("unknown directive \"lisen\" in /etc/nginx/sites-enabled/broken:1"));
    }
}
