package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.portforwarding.forwards.ForeignForward.Meaning;
import org.junit.jupiter.api.Test;

/** What rules of iptables forward, and which of them no forward says. T24. */
class IptablesRuleTest {

    private static Meaning meaning(String words) {
        Meaning meaning = new IptablesRule(words).meaning();
        assertThat(meaning).as(new IptablesRule(words).never()).isNotNull();
        return meaning;
    }

    private static String never(String words) {
        assertThat(new IptablesRule(words).meaning()).isNull();
        return new IptablesRule(words).never();
    }

    @Test
    void readsWhatAForwardSays() {
        assertThat(meaning(
                        "-A PREROUTING -s 10.9.0.0/16 -d 203.0.113.4/32 -i eth0 -p udp -m udp --dport 5000:5010 -m comment"
                                + " --comment \"the \\\"old\\\" one\" -j DNAT --to-destination 10.10.1.5"))
                .isEqualTo(new Meaning(
                        "udp",
                        List.of("5000-5010"),
                        "",
                        "10.10.1.5",
                        "203.0.113.4",
                        "10.9.0.0/16",
                        "eth0",
                        "the \"old\" one"));
        assertThat(meaning(
                                "-A PREROUTING -p tcp -m multiport --dports 80,443,8000:8010 -j DNAT --to-destination 10.10.1.5")
                        .ports())
                .containsExactly("80", "443", "8000-8010");
        assertThat(meaning("-A PREROUTING -p tcp -m tcp --dport 80 -j DNAT --to-destination [fd00::5]:8080"))
                .satisfies(six -> {
                    assertThat(six.target()).isEqualTo("fd00::5");
                    assertThat(six.guestPort()).isEqualTo("8080");
                });
    }

    @Test
    void namesWhatNoForwardSays() {
        assertThat(never("-A PREROUTING ! -i docker0 -p tcp --dport 80 -j DNAT --to-destination 172.17.0.2:80"))
                .isEqualTo("A forward cannot say what this rule does by !.");
        assertThat(never(
                        "-A PREROUTING -p tcp --dport 80 -m statistic --mode random -j DNAT --to-destination 10.1.1.1"))
                .contains("by -m statistic");
        assertThat(never("-A PREROUTING -p tcp --dport 80 -j DNAT --to-destination 10.1.1.1-10.1.1.9"))
                .contains("by --to-destination 10.1.1.1-10.1.1.9");
        assertThat(never("-A PREROUTING -p tcp --dport 80:90 -j DNAT --to-destination 10.1.1.1:80"))
                .contains("leads a whole range to one port");
        assertThat(never("-A PREROUTING -d 203.0.113.0/24 -p tcp --dport 80 -j DNAT --to-destination 10.1.1.1"))
                .contains("open at a network");
        assertThat(never("-A PREROUTING -p tcp -j DNAT --to-destination 10.1.1.1"))
                .contains("names no ports");
        assertThat(never("-A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 3128"))
                .contains("by -j REDIRECT");
    }

    @Test
    void whatAProgramWritesAnewIsShownWithTheProgram() {
        List<ForeignForward> found = ForeignRules.ofIptables(List.of(
                "iptables -A DOCKER ! -i docker0 -p tcp --dport 80 -j DNAT --to-destination 172.17.0.2:80",
                "iptables -A OUTPUT -p tcp --dport 80 -j DNAT --to-destination 10.1.1.1",
                "iptables -A PVEFW-NAT -p tcp --dport 80 -j DNAT --to-destination 10.1.1.1"));

        assertThat(found)
                .extracting(ForeignForward::never)
                .satisfiesExactly(
                        docker -> assertThat(docker).startsWith("It belongs to Docker, which writes its rules anew"),
                        output -> assertThat(output).startsWith("It stands in the chain OUTPUT"),
                        proxmox -> assertThat(proxmox).startsWith("It belongs to the Proxmox firewall"));
    }
}
