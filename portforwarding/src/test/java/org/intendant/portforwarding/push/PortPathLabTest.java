package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.people.Role;
import org.intendant.plans.Plan;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.intendant.servers.path.PathView;
import org.intendant.servers.path.PathWalker;
import org.intendant.servers.path.PathWalks;
import org.intendant.servers.path.ServedPath;
import org.intendant.servers.path.Stage;
import org.intendant.servers.path.WalkedHop;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why a forwarded port is down: each hop broken in turn on real hosts, and the first one named. */
@Tag("lab")
class PortPathLabTest {

    private static final Lab LAB = Lab.shared();
    private static LabHost gw1;
    private static LabHost web1;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Gateway gateway = new Gateway(Gateway.h2(), hosts);
    private final List<String> log = new ArrayList<>();
    private Server hypervisor;
    private PortForward forward;

    @BeforeAll
    static void made() {
        gw1 = LAB.host("way-gw1", HostSpec.plain());
        web1 = LAB.host("way-web1", HostSpec.light().guestOf(gw1));
    }

    @AfterAll
    static void destroyed() {
        List.of(web1, gw1).forEach(LabHost::destroy);
    }

    @BeforeEach
    void served() {
        hypervisor = gateway.hypervisor(gw1, "root", LAB.innerNetwork());
        forward = gateway.add(Gateway.draft(hypervisor, gateway.guest(web1, hypervisor), "8080", "80"));
        Page.serve(web1, 80, "web1");
        apply();
    }

    @AfterEach
    void gone() {
        hosts.close();
        gateway.close();
        NatHost.clean(gw1);
        NatHost.clean(web1);
    }

    private void apply() {
        Plan plan = gateway.planner().plan(hypervisor.target());
        plan.steps().forEach(step -> step.run(log::add));
    }

    private PathView walked() {
        gateway.get(PathWalker.class).after(hypervisor.id(), PortForwards.PATH, List.of(path()), log::add);
        return view();
    }

    private ServedPath path() {
        return view().path();
    }

    private PathView view() {
        return gateway.does(() -> gateway.get(PathWalks.class).view(PortForwards.PATH, forward.id()));
    }

    private WalkedHop isBrokenAt(Stage stage) {
        PathView view = walked();
        assertThat(view.state()).isEqualTo(State.BROKEN);
        WalkedHop first =
                view.hops().stream().filter(WalkedHop::broken).findFirst().orElseThrow();
        assertThat(first.stage()).as(first.sentence()).isEqualTo(stage);
        assertThat(view.hops().stream().filter(hop -> hop.stage().compareTo(stage) > 0))
                .allMatch(WalkedHop::ahead);
        return first;
    }

    @Test
    void whatAnswersIsInOrderAtEveryHop() {
        assertThat(view().walkedAt()).as("nothing was silent after the change").isNull();

        PathView view = walked();

        assertThat(view.state()).isEqualTo(State.ANSWERS);
        assertThat(view.hops())
                .extracting(WalkedHop::stage)
                .containsExactly(
                        Stage.HYPERVISOR,
                        Stage.NAT_RULE,
                        Stage.FORWARD_CHAIN,
                        Stage.BACKEND,
                        Stage.SERVICE,
                        Stage.ANSWER);
        assertThat(view.hops()).allMatch(hop -> hop.state() == State.PASSABLE);
    }

    @Test
    void aRuleThatIsNotLoadedIsNamedWithWhatIs() {
        gw1.exec("nft", "flush chain inet intendant_portforwarding prerouting").orThrow();
        gw1.exec("nft", "flush chain inet intendant_portforwarding output").orThrow();

        assertThat(isBrokenAt(Stage.NAT_RULE).sentence())
                .isEqualTo("way-gw1 has not loaded the rule that forwards 8080/tcp. Review its plan and apply it.");

        gw1.exec("systemctl", "restart", "intendant-portforwarding").orThrow();
        gateway.get(PathWalker.class).after(hypervisor.id(), PortForwards.PATH, List.of(), log::add);
        assertThat(view().state())
                .as("what was broken is looked at again after a change, though it answers")
                .isEqualTo(State.ANSWERS);

        gw1.exec("nft", "delete table inet intendant_portforwarding").orThrow();
        assertThat(isBrokenAt(Stage.NAT_RULE).output()).isEqualTo("There is no table inet intendant_portforwarding.");
    }

    @Test
    void aHypervisorThatIsAwayIsNamed() {
        gw1.cutOff();
        try {
            assertThat(isBrokenAt(Stage.HYPERVISOR).sentence()).isEqualTo("way-gw1 does not answer. Is it running?");
        } finally {
            gw1.reconnect();
        }
    }

    @Test
    void aKernelThatForwardsNothingIsNamed() {
        gw1.exec("sysctl", "-qw", "net.ipv4.ip_forward=0").orThrow();

        assertThat(isBrokenAt(Stage.NAT_RULE).sentence()).contains("net.ipv4.ip_forward is 0");
    }

    @Test
    void aChainOfOthersThatDropsIsNamedWithTheLineThatHelps() {
        gw1.exec(
                        "nft",
                        "add table inet wall; add chain inet wall forward { type filter hook forward priority 0; policy drop; }")
                .orThrow();

        assertThat(isBrokenAt(Stage.FORWARD_CHAIN).sentence())
                .contains("inet wall forward", "nft insert rule inet wall forward ct status dnat accept");
    }

    @Test
    void aGuestThatIsAwayIsNamed() {
        web1.cutOff();
        try {
            WalkedHop hop = isBrokenAt(Stage.BACKEND);
            assertThat(hop.sentence()).contains("way-web1 is not reached from way-gw1 at " + web1.address());
            assertThat(hop.output()).isNotEmpty();
        } finally {
            web1.reconnect();
        }
    }

    @Test
    void aServiceThatDoesNotListenIsNamed() {
        web1.exec("pkill", "-f", "[p]age.py").orThrow();

        WalkedHop hop = isBrokenAt(Stage.SERVICE);

        assertThat(hop.sentence()).contains("Nothing on way-web1 listens at tcp port 80");
        assertThat(hop.output()).contains("refused");
    }

    @Test
    void aServiceThatListensForItselfOnlyIsNamed() {
        web1.exec("pkill", "-f", "[p]age.py").orThrow();
        web1.write(
                "/run/page.py", "import socket, time\ns = socket.create_server(('127.0.0.1', 80))\ntime.sleep(600)\n");
        web1.exec("sh", "-c", "setsid python3 /run/page.py >/dev/null 2>&1 </dev/null &")
                .orThrow();
        Await.until(
                Duration.ofSeconds(10),
                "it listens",
                () -> !web1.exec("ss", "-Hltn", "sport = :80").stdout().isEmpty());

        assertThat(isBrokenAt(Stage.SERVICE).sentence())
                .contains("takes connections from way-web1 itself only", web1.address());
    }

    @Test
    void aChangeAfterWhichNothingAnswersSaysWhy() {
        web1.exec("pkill", "-f", "[p]age.py").orThrow();
        gateway.add(Gateway.draft(
                hypervisor, gateway.get(org.intendant.servers.Servers.class).get(forward.guestId()), "8081", "81"));

        apply();

        assertThat(log)
                .anyMatch(line ->
                        line.startsWith("Service listening (way-web1), Broken here: Nothing on way-web1 listens"));
        assertThat(view().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void whoMayNotReadOutputSeesSentencesOnly() {
        web1.exec("pkill", "-f", "[p]age.py").orThrow();
        assertThat(isBrokenAt(Stage.SERVICE).output()).isNotEmpty();

        gateway.as(2, Role.VIEWER);

        assertThat(view().hops()).noneMatch(hop -> !hop.output().isEmpty());
        assertThat(view().state()).isEqualTo(State.BROKEN);
    }
}
