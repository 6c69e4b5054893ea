package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forwards that others made on a real hypervisor, taken over with real traffic, and given back each to its place. T43. */
@Tag("lab")
class AdoptionLabTest {

    private static final Lab LAB = Lab.shared();
    private static LabHost client;
    private static LabHost gw;
    private static LabHost web;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Gateway gateway = new Gateway(Gateway.h2(), hosts);
    private Server hypervisor;
    private Server guest;
    private String ruleset = "";
    private String script = "";

    @BeforeAll
    static void made() {
        client = LAB.host("adopt-client", HostSpec.light());
        gw = LAB.host("adopt-gw", HostSpec.plain());
        web = LAB.host("adopt-web", HostSpec.light().guestOf(gw));
        Page.serve(web, 80, "web");
        Page.serve(web, 90, "other");
    }

    @AfterAll
    static void destroyed() {
        List.of(web, gw, client).forEach(LabHost::destroy);
    }

    /** By a script like the original's, which others have added to; and by nft, beside what fail2ban keeps. */
    @BeforeEach
    void othersForward() {
        script = """
                #! /bin/sh
                case "$1" in
                  start)
                    iptables -t nat -A PREROUTING -p tcp --dport 7001 -j DNAT --to 10.99.0.9:80
                    iptables -t nat -A PREROUTING -p tcp --dport 8080 -m comment --comment "the shop" -j DNAT --to WEB:80
                    iptables -t nat -A PREROUTING -p tcp --dport 7002 -j DNAT --to 10.99.0.9:80
                    ;;
                esac
                """.replace("WEB", web.address());
        gw.write("/etc/init.d/nat-vz", script);
        gw.exec("chmod", "755", "/etc/init.d/nat-vz").orThrow();
        gw.exec("sh", "/etc/init.d/nat-vz", "start").orThrow();
        gw.exec(
                        "nft",
                        ("add table inet f2b; add set inet f2b banned { type ipv4_addr; flags timeout; }; add element inet f2b"
                                        + " banned { 192.0.2.66 timeout 1h }; add table ip hand; add chain ip hand pre { type nat hook"
                                        + " prerouting priority -100; }; add rule ip hand pre tcp dport 7003 dnat to 10.99.0.9:80; add"
                                        + " rule ip hand pre tcp dport 9090 counter dnat to WEB:90 comment \"by hand\"; add rule ip hand"
                                        + " pre tcp dport 7004 dnat to 10.99.0.9:80")
                                .replace("WEB", web.address()))
                .orThrow();
        gw.exec("sysctl", "-qw", "net.ipv4.ip_forward=1").orThrow();
        hypervisor = gateway.hypervisor(gw, "root", LAB.innerNetwork(), LAB.innerNetwork6());
        guest = gateway.guest("web", hypervisor, web.address(), web.address6());
        ruleset = NatHost.ruleset(gw);
    }

    @AfterEach
    void gone() {
        gw.reconnect();
        hosts.close();
        gateway.close();
        NatHost.clean(gw);
        gw.exec("rm", "-f", "/etc/init.d/nat-vz").orThrow();
    }

    private Plan plan() {
        return gateway.planner().plan(hypervisor.target());
    }

    private void adopt(String part) {
        Foreign foreign = plan().foreign().stream()
                .filter(one -> one.text().contains(part))
                .findFirst()
                .orElseThrow();
        assertThat(foreign.never()).isEmpty();
        gateway.does(() -> {
            ((Adopter) gateway.planner()).adopt(hypervisor.target(), foreign);
            return true;
        });
    }

    private void apply() {
        Plan plan = plan();
        plan.steps().forEach(step -> step.run(line -> {}));
        assertThat(gateway.planner().planAgain(plan).steps())
                .flatExtracting(Step::differences)
                .isEmpty();
    }

    private static String iptables() {
        return gw.exec("iptables-save", "-t", "nat").orThrow().stdout();
    }

    private static boolean hasHandMade(String part) {
        return iptables().contains(part)
                || gw.exec("nft", "list", "table", "ip", "hand").stdout().contains(part);
    }

    private static String script() {
        return new String(gw.read("/etc/init.d/nat-vz"), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void trafficFlowsBeforeAndThenByOurTableAloneAndRulesBesideStay() {
        assertThat(Page.of(client, gw.address(), 8080)).startsWith("web called");
        assertThat(Page.of(client, gw.address(), 9090)).startsWith("other called");
        adopt("--dport 8080");
        adopt("dport 9090");

        Plan plan = plan();
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.steps().get(0).differences())
                .extracting(Difference::before)
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "iptables -A PREROUTING -p tcp -m tcp --dport 8080 -m comment --comment \"the shop\" -j DNAT"
                                        + " --to-destination " + web.address() + ":80\n"))
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo("nft ip hand pre tcp dport 9090 counter dnat to " + web.address()
                                + ":90 comment \"by hand\"\n"));
        assertThat(plan.remarks())
                .as("no file brings the one that was made by hand")
                .anyMatch(remark -> remark.startsWith("Intendant knows no file") && remark.contains("dport 9090"));
        apply();

        assertThat(hasHandMade("8080")).isFalse();
        assertThat(hasHandMade("9090")).isFalse();
        assertThat(Page.of(client, gw.address(), 8080)).startsWith("web called");
        assertThat(Page.of(client, gw.address(), 9090)).startsWith("other called");
        assertThat(script())
                .isEqualTo(script.replace(
                        "    iptables -t nat -A PREROUTING -p tcp --dport 8080",
                        "# Adopted by Intendant:     iptables -t nat -A PREROUTING -p tcp --dport 8080"));
        assertThat(gw.exec("stat", "-c", "%a", "/etc/init.d/nat-vz").stdout()).isEqualTo("755\n");
        for (String beside : List.of("7001", "7002", "7003", "7004")) {
            assertThat(hasHandMade(beside)).as(beside).isTrue();
        }
        gw.exec("nft", "delete", "table", "inet", "intendant_portforwarding").orThrow();
        assertThat(Page.of(client, gw.address(), 8080)).as("by our table alone").isEmpty();
    }

    @Test
    void wantingItAsBeforePutsEachRuleBackAtItsPlace() {
        adopt("--dport 8080");
        adopt("dport 9090");
        apply();
        assertThat(NatHost.ruleset(gw)).isNotEqualTo(ruleset);

        List<Difference> otherwise = gateway.does(
                () -> ((Reverter) gateway.planner()).revert(new EarlierFile(hypervisor.target(), NatFiles.RULES, "")));
        assertThat(otherwise)
                .extracting(Difference::name)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("8080/tcp"),
                        second -> assertThat(second).isEqualTo("9090/tcp"),
                        third -> assertThat(third).startsWith("Rule of others: iptables -A PREROUTING"),
                        fourth -> assertThat(fourth).startsWith("Rule of others: nft ip hand pre"));
        apply();

        assertThat(NatHost.ruleset(gw)).isEqualTo(ruleset);
        assertThat(script()).isEqualTo(script);
        assertThat(NatHost.files(gw)).isEmpty();
        assertThat(gw.exec("test", "-e", "/var/lib/intendant/portforwarding.taken")
                        .exit())
                .isNotZero();
        assertThat(Page.of(client, gw.address(), 8080)).startsWith("web called");
    }

    @Test
    void afterARebootOnlyWhatWouldBeThereComesBack() {
        adopt("--dport 8080");
        adopt("dport 9090");
        apply();

        gw.reboot();
        assertThat(plan().steps()).isEmpty();
        gateway.does(
                () -> ((Reverter) gateway.planner()).revert(new EarlierFile(hypervisor.target(), NatFiles.RULES, "")));
        apply();

        assertThat(hasHandMade("8080")).isTrue();
        assertThat(script()).isEqualTo(script);
        assertThat(gw.exec("nft", "list", "tables").stdout())
                .as("what was loaded by hand was lost, with its table")
                .doesNotContain("hand");
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void whatComesBackDiffersAndIsTakenOutAgain() {
        adopt("--dport 8080");
        apply();
        assertThat(plan().isEmpty()).isTrue();

        gw.exec("sh", "-c", "sed 's/^# Adopted by Intendant: //' /etc/init.d/nat-vz >/run/again; sh /run/again start")
                .orThrow();

        assertThat(plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.differences())
                        .extracting(Difference::name)
                        .containsExactly("Rule of others"));
        apply();
        assertThat(hasHandMade("8080")).isFalse();
    }

    @Test
    void aChangeThatCutsIntendantOffGivesTheRulesBackToo() {
        adopt("--dport 8080");
        adopt("dport 9090");
        PortForwardDraft cutting = Gateway.draft(hypervisor, guest, "22", "");
        cutting.setForceName("adopt-gw");
        gateway.add(cutting);
        Step step = plan().steps().get(0);

        assertThatThrownBy(() -> step.run(line -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("has taken the change back");

        Await.until(
                Duration.ofSeconds(20),
                "the rules are as they were",
                () -> NatHost.ruleset(gw).equals(ruleset));
        assertThat(script()).isEqualTo(script);
    }

    @Test
    void whatCannotBeAdoptedIsRefusedByName() {
        assertThat(gateway.refusals(() -> {
                    Foreign foreign = plan().foreign().stream()
                            .filter(one -> one.text().contains("7001"))
                            .findFirst()
                            .orElseThrow();
                    ((Adopter) gateway.planner()).adopt(hypervisor.target(), foreign);
                    return true;
                }))
                .containsExactly(
                        "rule: No guest of adopt-gw has the internal address 10.99.0.9. Add the guest, or its address on"
                                + " its own page, first.");
        gateway.add(Gateway.draft(hypervisor, guest, "8000-8100", ""));
        assertThat(gateway.refusals(() -> {
                    Foreign foreign = plan().foreign().stream()
                            .filter(one -> one.text().contains("8080"))
                            .findFirst()
                            .orElseThrow();
                    ((Adopter) gateway.planner()).adopt(hypervisor.target(), foreign);
                    return true;
                }))
                .containsExactly(
                        "rule: 8080/tcp: 8000-8100/tcp of adopt-gw leads to web already. A port leads to one guest.");
    }
}
