package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Refused;
import org.intendant.plans.Step;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A forward of port 22, which cuts Intendant off: the host takes it back by itself, its rules and its files are as they were.
 * T43.
 */
@Tag("lab")
class PortForwardProofsLabTest {

    private static final Lab LAB = Lab.shared();
    private static final Duration LONGER_THAN_THE_WINDOW = Duration.ofSeconds(40);
    private static LabHost gw;
    private static LabHost web;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Gateway gateway = new Gateway(Gateway.h2(), hosts);
    private Server hypervisor;
    private Server guest;
    private String ruleset;
    private String files;

    @BeforeAll
    static void made() {
        gw = LAB.host("cut-gw", HostSpec.plain());
        web = LAB.host("cut-web", HostSpec.light().guestOf(gw));
        Page.serve(web, 80, "web");
    }

    @AfterAll
    static void destroyed() {
        web.destroy();
        gw.destroy();
    }

    /** One good forward is there already, between rules of others. */
    @BeforeEach
    void somethingIsThere() {
        gw.exec("nft", "add table inet before; add chain inet before in { type filter hook input priority 0; }")
                .orThrow();
        hypervisor = gateway.hypervisor(gw, "root", LAB.innerNetwork(), LAB.innerNetwork6());
        guest = gateway.guest("web", hypervisor, web.address(), web.address6());
        gateway.add(Gateway.draft(hypervisor, guest, "8080", "80"));
        plan().steps().forEach(step -> step.run(line -> {}));
        gw.exec(
                        "nft",
                        "add table inet after; add set inet after banned { type ipv4_addr; flags timeout; }; add element inet"
                                + " after banned { 192.0.2.1 timeout 1h }")
                .orThrow();
        ruleset = NatHost.ruleset(gw);
        files = sums();
    }

    @AfterEach
    void gone() {
        gw.reconnect();
        hosts.close();
        gateway.close();
        NatHost.clean(gw);
    }

    private static String sums() {
        return gw.exec("sh", "-c", "find /etc -type f -exec sha256sum {} + | sort; find /etc -type l | sort")
                .orThrow()
                .stdout();
    }

    private Plan plan() {
        return gateway.planner().plan(hypervisor.target());
    }

    private Step cutting() {
        PortForwardDraft draft = Gateway.draft(hypervisor, guest, "22", "");
        draft.setForceName("cut-gw");
        gateway.add(draft);
        return plan().steps().get(0);
    }

    private static boolean isCut() {
        return gw.exec("nft", "list", "table", "inet", "intendant_portforwarding")
                .stdout()
                .contains("dport 22 ");
    }

    private void isAsItWas() {
        Await.until(LONGER_THAN_THE_WINDOW, "the host takes it back", () -> !isCut());
        Await.until(
                Duration.ofSeconds(10),
                "the rules are as they were",
                () -> NatHost.ruleset(gw).equals(ruleset));
        Await.until(Duration.ofSeconds(10), "the files are as they were", () -> sums().equals(files));
    }

    /** Runs the step as an Intendant that dies right after the change. */
    private Thread killedAfter(Step step) {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread intendant = new Thread(() -> {
            try {
                step.run(line -> {});
            } catch (CommandFailed | HostUnreachable | Refused told) {
                end.set(told);
            }
        });
        intendant.start();
        Await.until(Duration.ofSeconds(9), "port 22 is forwarded", PortForwardProofsLabTest::isCut);
        intendant.interrupt();
        return intendant;
    }

    @Test
    void aRuleThatCutsPort22IsTakenBackByteForByteAndTold() {
        Step step = cutting();

        assertThatThrownBy(() -> step.run(line -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("has taken the change back")
                .hasMessageContaining("since nobody confirmed it in time");

        isAsItWas();
        assertThat(plan().remarks()).anyMatch(remark -> remark.contains("took a change back"));
        assertThat(plan().isEmpty()).as("it is still wanted").isFalse();
    }

    @Test
    void itIsTakenBackWhenIntendantDied() throws InterruptedException {
        Thread dead = killedAfter(cutting());

        isAsItWas();
        dead.join();
    }

    @Test
    void itIsTakenBackWhenTheHostRebootsMeanwhile() throws InterruptedException {
        Thread dead = killedAfter(cutting());
        String before = gw.bootId();
        gw.exec("systemctl", "reboot");
        Await.until(
                Duration.ofSeconds(60),
                "it boots",
                () -> !gw.bootId().isEmpty() && !gw.bootId().equals(before));
        gw.waitForSsh(Duration.ofSeconds(60));
        dead.join();
        Await.until(Duration.ofSeconds(20), "the files are as they were", () -> sums().equals(files));

        Await.until(LONGER_THAN_THE_WINDOW, "sshd answers Intendant", this::isSynced);
        assertThat(Page.of(gw, "127.0.0.1", 22)).as("its own sshd").isEmpty();
        assertThat(isCut()).isFalse();
    }

    private boolean isSynced() {
        try {
            gateway.does(() -> {
                PortForwards forwards = gateway.get(PortForwards.class);
                forwards.of(hypervisor.id()).stream()
                        .filter(row -> row.publicPorts().equals("22"))
                        .forEach(row -> forwards.remove(row.id()));
                return true;
            });
            return plan().isEmpty();
        } catch (HostUnreachable notYet) {
            return false;
        }
    }

    @Test
    void aGoodChangeStaysBeyondItsWindowAndABoot() {
        gateway.add(Gateway.draft(hypervisor, guest, "9090", "80"));
        plan().steps().forEach(step -> step.run(line -> {}));
        gw.exec("sleep", "12").orThrow();
        assertThat(plan().describe()).isEmpty();

        gw.reboot();

        assertThat(plan().describe()).isEmpty();
    }

    @Test
    void whatNobodyConfirmedStandsInTheWayOfOthersUntilItIsGone() throws InterruptedException {
        gateway.add(Gateway.draft(hypervisor, guest, "9090", "80"));
        Step step = plan().steps().get(0);
        gw.exec(
                        "nft",
                        "add table inet door; add chain inet door in { type filter hook input priority 0; }; add rule inet door in"
                                + " tcp dport 22 ct state new reject")
                .orThrow();

        assertThatThrownBy(() -> step.run(line -> {})).isInstanceOfAny(CommandFailed.class, HostUnreachable.class);

        gw.exec("nft", "delete", "table", "inet", "door").orThrow();
        isAsItWas();
    }

    @Test
    void aFileThatAnotherHandChangedMeanwhileStaysAndIsReported() throws InterruptedException {
        Thread dead = killedAfter(cutting());
        gw.write(NatFiles.RULES, "# another hand's\n");
        dead.join();

        Await.until(
                LONGER_THAN_THE_WINDOW,
                "the host says so",
                () -> remarks().stream().anyMatch(remark -> remark.contains(NatFiles.RULES + " stays as it is")));
        assertThat(new String(gw.read(NatFiles.RULES), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("# another hand's\n");
    }

    private List<String> remarks() {
        try {
            return plan().remarks();
        } catch (CommandFailed | HostUnreachable | Refused notYet) {
            return List.of();
        }
    }

    /** The confirmation comes as the timer runs out: one of both wins, and what is loaded is what that one says. */
    @Test
    void ofALateConfirmationAndTheTimerExactlyOneWins() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            String port = Integer.toString(9000 + round);
            gateway.add(Gateway.draft(hypervisor, guest, port, "80"));
            Step step = plan().steps().get(0);
            String before = NatHost.ruleset(gw);
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread intendant = new Thread(() -> {
                try {
                    step.run(line -> {});
                } catch (CommandFailed | HostUnreachable told) {
                    end.set(told);
                }
            });
            gw.exec(
                            "nft",
                            "add table inet door; add chain inet door in { type filter hook input priority 0; }; add rule inet"
                                    + " door in tcp dport 22 ct state new drop")
                    .orThrow();
            intendant.start();
            Await.until(
                    Duration.ofSeconds(9),
                    "the port is forwarded",
                    () -> NatHost.ruleset(gw).contains(": " + port));
            gw.exec("sleep", "9." + (4 + 2 * round)).orThrow();
            gw.exec("nft", "delete", "table", "inet", "door").orThrow();
            intendant.join();
            if (end.get() == null) {
                assertThat(plan().describe()).isEmpty();
            } else {
                assertThat(NatHost.ruleset(gw)).isEqualTo(before);
            }
        }
    }
}
