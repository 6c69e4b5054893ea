package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.ReadBack;
import org.intendant.people.Role;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
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

/** Forwards of a real hypervisor to two real guests behind it, with real traffic. */
@Tag("lab")
class PortForwardPlannerLabTest extends PlannerContract {

    private static final Lab LAB = Lab.shared();
    private static LabHost client;
    private static LabHost gw1;
    private static LabHost web1;
    private static LabHost web2;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Gateway gateway = new Gateway(Gateway.h2(), hosts);
    private Server hypervisor;
    private Server first;
    private Server second;

    @BeforeAll
    static void made() {
        client = LAB.host("nat-client", HostSpec.light());
        gw1 = LAB.host("nat-gw1", HostSpec.plain().sudoUser("admin"));
        web1 = LAB.host("nat-web1", HostSpec.light().guestOf(gw1));
        web2 = LAB.host("nat-web2", HostSpec.light().guestOf(gw1));
        Page.serve(web1, 80, "web1");
        Page.serve(web2, 80, "web2");
    }

    @AfterAll
    static void destroyed() {
        List.of(web1, web2, gw1, client).forEach(LabHost::destroy);
    }

    @BeforeEach
    void wanted() {
        hypervisor = gateway.hypervisor(gw1, "admin", LAB.innerNetwork(), LAB.innerNetwork6());
        first = gateway.guest("web1", hypervisor, web1.address(), web1.address6());
        second = gateway.guest("web2", hypervisor, web2.address(), web2.address6());
        add("8080", "80", first);
    }

    @AfterEach
    void gone() {
        hosts.close();
        gateway.close();
        NatHost.clean(gw1);
    }

    private PortForward add(String ports, String guestPort, Server guest) {
        return gateway.add(Gateway.draft(hypervisor, guest, ports, guestPort));
    }

    @Override
    protected Planner planner() {
        return gateway.planner();
    }

    @Override
    protected Target target() {
        return hypervisor.target();
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private Plan apply() {
        Plan plan = plan(target());
        plan.steps().forEach(step -> step.run(line -> {}));
        return planner().planAgain(plan);
    }

    @Test
    void whoeverCallsThePublicPortReachesTheGuestOverBothFamilies() {
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Forward 1 port or range on nat-gw1");
        assertThat(plan.risk()).isEqualTo(Risk.COMMIT_CONFIRMED);
        assertThat(Page.of(client, gw1.address(), 8080)).isEmpty();

        assertThat(apply().describe()).isEmpty();

        assertThat(Page.of(client, gw1.address(), 8080)).isEqualTo("web1 called by " + client.address());
        assertThat(Page.of(client, "[" + gw1.address6() + "]", 8080)).isEqualTo("web1 called by " + client.address6());
    }

    @Test
    void guestsReachPublicPortsOfEachOtherAndTheirOwn() {
        apply();

        assertThat(Page.of(web2, gw1.address(), 8080)).startsWith("web1 called by ");
        assertThat(Page.of(web1, gw1.address(), 8080)).startsWith("web1 called by ");
        assertThat(Page.of(web2, "[" + gw1.address6() + "]", 8080)).startsWith("web1 called by ");
    }

    @Test
    void guestsReachTheOutsideAsTheirHypervisor() {
        Page.serve(client, 8081, "outside");
        assertThat(Page.of(web1, client.address(), 8081)).isEmpty();

        apply();

        assertThat(Page.of(web1, client.address(), 8081)).isEqualTo("outside called by " + gw1.address());
        assertThat(Page.of(web1, "[" + client.address6() + "]", 8081)).isEqualTo("outside called by " + gw1.address6());
    }

    @Test
    void rangesLeadPortByPort() {
        add("9000-9001", "80", second);
        Page.serve(web2, 81, "other of web2");
        assertThat(apply().describe()).isEmpty();

        assertThat(Page.of(client, gw1.address(), 9000)).startsWith("web2 called");
        assertThat(Page.of(client, gw1.address(), 9001)).startsWith("other of web2");
        assertThat(Page.of(client, "[" + gw1.address6() + "]", 9001)).startsWith("other of web2");
    }

    @Test
    void allIsThereAgainAfterAReboot() {
        apply();

        gw1.reboot();

        assertThat(plan(target()).describe()).isEmpty();
        assertThat(Page.of(client, gw1.address(), 8080)).startsWith("web1 called by ");
    }

    /** What was off before the first forward is off after the last, unless somebody else routes by now. */
    @Test
    void theKernelStopsForwardingWithTheLastForwardUnlessOthersNeedIt() {
        apply();
        assertThat(forwards("ipv4.ip_forward")).isEqualTo("1");
        removeAll();
        assertThat(apply().describe()).isEmpty();
        assertThat(forwards("ipv4.ip_forward")).isEqualTo("0");
        assertThat(forwards("ipv6.conf.all.forwarding")).isEqualTo("0");

        add("8080", "80", first);
        apply();
        gw1.exec("sh", "-c", "echo 'net/ipv4/ip_forward=1' >/etc/sysctl.d/99-vpn.conf")
                .orThrow();
        removeAll();
        apply();
        gw1.exec("rm", "/etc/sysctl.d/99-vpn.conf").orThrow();
        assertThat(forwards("ipv4.ip_forward")).as("a file of others sets it").isEqualTo("1");
        assertThat(forwards("ipv6.conf.all.forwarding")).isEqualTo("0");

        add("8080", "80", first);
        apply();
        removeAll();
        apply();
        assertThat(forwards("ipv4.ip_forward")).as("it was on before").isEqualTo("1");
    }

    private static String forwards(String setting) {
        return gw1.exec("sysctl", "-n", "net." + setting).stdout().strip();
    }

    @Test
    void rulesOfOthersStayAsTheyAreThroughApplyChangeAndRemoval() {
        gw1.exec(
                        "nft",
                        "add table inet f2b; add set inet f2b banned { type ipv4_addr; flags timeout; }; add element inet"
                                + " f2b banned { 192.0.2.66 timeout 1h }; add chain inet f2b input { type filter hook input"
                                + " priority -1; }; add rule inet f2b input ip saddr @banned drop")
                .orThrow();
        String before = NatHost.ruleset(gw1);
        PortForward forward = add("9000", "80", second);
        apply();
        assertThat(NatHost.ruleset(gw1)).isNotEqualTo(before);
        gateway.does(() -> {
            gateway.get(PortForwards.class).remove(forward.id());
            return true;
        });
        assertThat(apply().describe()).isEmpty();

        removeAll();
        Plan last = plan(target());
        assertThat(last.steps()).extracting(Step::kind).containsExactly("portforwarding.remove");
        assertThat(apply().describe()).isEmpty();

        assertThat(NatHost.ruleset(gw1)).isEqualTo(before);
        assertThat(NatHost.files(gw1)).isEmpty();
        assertThat(gw1.exec("systemctl", "cat", "intendant-portforwarding.service")
                        .exit())
                .isNotZero();
        assertThat(planner().targets())
                .as("hypervisors are looked at for what others made")
                .containsExactly(target());
    }

    private void removeAll() {
        gateway.does(() -> {
            PortForwards forwards = gateway.get(PortForwards.class);
            forwards.of(hypervisor.id()).forEach(row -> forwards.remove(row.id()));
            return true;
        });
    }

    @Test
    void whatSomebodyChangedInTheLoadedTableIsSeenAndPutRight() {
        apply();
        for (String change : List.of(
                "flush chain inet intendant_portforwarding prerouting",
                "delete table inet intendant_portforwarding",
                "add chain inet intendant_portforwarding other",
                "add rule inet intendant_portforwarding prerouting tcp dport 1 drop")) {
            gw1.exec("nft", change).orThrow();
            assertThat(plan(target()).steps())
                    .as(change)
                    .singleElement()
                    .satisfies(step -> assertThat(step.differences())
                            .extracting(difference -> difference.name())
                            .containsExactly("nft list table inet intendant_portforwarding"));

            assertThat(apply().describe()).as(change).isEmpty();
            assertThat(Page.of(client, gw1.address(), 8080)).startsWith("web1 called by ");
        }
        gw1.exec("sysctl", "-qw", "net.ipv4.ip_forward=0").orThrow();
        assertThat(plan(target()).isEmpty()).isFalse();
        assertThat(apply().describe()).isEmpty();
    }

    @Test
    void whoeverFlushesEverythingByNftablesServiceTakesNothing() {
        apply();
        gw1.exec("systemctl", "start", "nftables").orThrow();
        gw1.exec("systemctl", "reload", "nftables").orThrow();
        assertThat(plan(target()).describe()).isEmpty();
        gw1.exec("systemctl", "restart", "nftables").orThrow();
        assertThat(plan(target()).describe()).isEmpty();
        gw1.exec("systemctl", "stop", "nftables");
    }

    @Test
    void aDropOfOthersIsNamedBeforeAndTheLineThatHelpsDoes() {
        gw1.exec(
                        "nft",
                        "add table inet fw; add chain inet fw way { type filter hook forward priority 0; policy drop; }; add"
                                + " rule inet fw way ct state established,related accept; add rule inet fw way tcp dport 443"
                                + " accept")
                .orThrow();
        Plan plan = plan(target());
        String remark = plan.remarks().get(0);
        assertThat(remark)
                .contains("8080/tcp does not come through: the chain inet fw way drops what no rule of it accepts")
                .contains("nft insert rule inet fw way ct status dnat accept");
        apply();
        assertThat(Page.of(client, gw1.address(), 8080)).isEmpty();
        assertThat(row().test()).isEqualTo(State.NO_ANSWER);

        gw1.exec("nft", remark.substring(remark.indexOf("insert rule"))).orThrow();

        assertThat(plan(target()).remarks()).noneMatch(said -> said.contains("does not come through"));
        assertThat(Page.of(client, gw1.address(), 8080)).startsWith("web1 called by ");
    }

    @Test
    void aRuleOfOthersThatDropsIsNamed() {
        gw1.exec(
                        "nft",
                        "add table ip fw; add chain ip fw way { type filter hook forward priority 0; }; add chain ip fw"
                                + " guests; add rule ip fw way jump guests; add rule ip fw guests ip daddr "
                                + web1.address()
                                + " tcp dport 80 reject")
                .orThrow();

        assertThat(plan(target()).remarks())
                .anyMatch(remark -> remark.contains("the chain ip fw way drops it by its rule “ip daddr "
                        + web1.address() + " tcp dport 80 reject”"));
    }

    @Test
    void eachNewPortIsTriedAndWhatCannotBeIsNotGreen() {
        PortForwardDraft udp = Gateway.draft(hypervisor, first, "5353", "53");
        udp.setProtocol("udp");
        gateway.add(udp);
        PortForwardDraft few = Gateway.draft(hypervisor, first, "8443", "80");
        few.setSources("198.51.100.0/24");
        gateway.add(few);
        add("8081", "9", first);
        List<String> log = new ArrayList<>();
        Plan plan = plan(target());
        plan.steps().forEach(step -> step.run(log::add));

        gateway.readBack.put(target().key(), new ReadBack(State.IN_SYNC, Instant.now()));
        List<PortForwardRow> rows =
                gateway.does(() -> gateway.get(PortForwards.class).of(hypervisor.id()));
        assertThat(rows)
                .extracting(row -> row.name() + " " + row.test())
                .containsExactly(
                        "5353/udp UNTESTABLE", "8080/tcp ANSWERS", "8081/tcp NO_ANSWER", "8443/tcp UNTESTABLE");
        assertThat(rows.get(1).tested()).isNotNull();
        assertThat(rows.get(2).said()).contains("port 8081");
        assertThat(log).contains("5353/udp: cannot be tested from here.");

        gateway.readBack.put(target().key(), new ReadBack(State.DIFFERS, Instant.now()));
        assertThat(gateway.does(() -> gateway.get(PortForwards.class).of(hypervisor.id())))
                .as("what answered may be somebody else")
                .noneMatch(row -> row.test() == State.ANSWERS);
    }

    private PortForwardRow row() {
        return gateway.does(
                () -> gateway.get(PortForwards.class).of(hypervisor.id()).get(0));
    }

    @Test
    void aRestrictedPortIsOpenForThoseAlone() {
        PortForwardDraft few = Gateway.draft(hypervisor, second, "8443", "80");
        few.setSources(client.address() + " " + client.address6());
        gateway.add(few);
        apply();

        assertThat(Page.of(client, gw1.address(), 8443)).startsWith("web2 called by ");
        assertThat(Page.of(client, "[" + gw1.address6() + "]", 8443)).startsWith("web2 called by ");
        assertThat(Page.of(web1, gw1.address(), 8443)).isEmpty();
    }

    @Test
    void whatTheHypervisorListensOnIsNotTakenFromIt() {
        Page.serve(gw1, 8090, "the hypervisor");
        add("8090", "80", second);

        Plan plan = plan(target());

        assertThat(plan.steps())
                .extracting(Step::kind)
                .containsExactly("portforwarding.write", "portforwarding.hindered");
        assertThat(plan.steps().get(1).sentence()).contains("listens on 8090/tcp of nat-gw1 itself");
        plan.steps().get(0).run(line -> {});
        assertThat(Page.of(client, gw1.address(), 8090)).startsWith("the hypervisor");
        assertThat(gateway.refusals(() ->
                        gateway.get(PortForwards.class).add(Gateway.draft(hypervisor, second, "8085-8095", "80"))))
                .anyMatch(said -> said.startsWith("publicPorts: ") && said.contains("8090/tcp"));
        gateway.as(2, Role.OPERATOR);
        PortForwardDraft forced = Gateway.draft(hypervisor, second, "22", "");
        forced.setForceName("nat-gw1");
        assertThat(gateway.refusals(() -> gateway.get(PortForwards.class).add(forced)))
                .singleElement()
                .asString()
                .contains("sshd listens on 22/tcp of nat-gw1 itself", "only an administrator");
    }
}
